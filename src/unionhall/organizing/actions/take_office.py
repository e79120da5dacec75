"""The superior approved the result: old posts end, those elected take office, the term runs from the election day."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from unionhall.base import audit, clock, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor, system_actor
from unionhall.organizing.events import CommitteeElected
from unionhall.organizing.models import Term, Undertaking
from unionhall.organizing.queries.elections import elected_posts, last_election_day
from unionhall.organizing.queries.renewals import posts_held, running_term
from unionhall.organizing.queries.undertakings import undertaking_of_run
from unionhall.organizing.rules.kinds import FOUNDING, POST_OF
from unionhall.organizing.rules.offices import new_posts
from unionhall.organizing.rules.terms import term_end
from unionhall.registry.actions.correct_organisation import correct_organisation
from unionhall.registry.actions.cover_employers import cover_employers
from unionhall.registry.actions.end_post import end_post
from unionhall.registry.actions.fill_posts import fill_posts
from unionhall.registry.models import Organisation
from unionhall.registry.rules.kinds import JOINT, JOINT_UNION, OWN
from unionhall.registry.rules.rows import NewCoverage, NewPost, OrganisationDetails
from unionhall.workflow.models import Run

GRANT = "organizing.approve_procedure"
_SYSTEM = "organizing"


@transaction.atomic
def take_office(*, actor: Actor, run: Run, values: Mapping[str, Any], now: datetime) -> None:
    """Carry out what the approval says (the effect of ``approve_result``); the engine has judged the right to it."""
    require(actor, GRANT)
    # Gather
    found = undertaking_of_run(run.pk)
    old_term = running_term(found.union_id, lock=True)
    elected = elected_posts(found)
    held = posts_held(found.union_id)
    # Decide
    elected_on = last_election_day(found)
    last_on = elected_on - timedelta(days=1)
    ends_on = term_end(elected_on, found.term_years or 3)
    # Record
    hand = system_actor(_SYSTEM, door=actor.door)
    for post in held:
        if post.to_on is None or post.to_on > last_on:
            end_post(actor=hand, post_id=post.pk, last_on=max(last_on, post.from_on), reason="re-election", now=now)
    fill_posts(
        actor=hand,
        rows=[
            NewPost(
                person_id=person,
                organisation_code=found.union.code,
                post=POST_OF[body],
                from_on=elected_on,
                to_on=ends_on,
            )
            for body, person in new_posts(elected)
        ],
        now=now,
    )
    if old_term is not None:
        old_term.ended_on = last_on
        old_term.save(update_fields=["ended_on"])
    term = Term.objects.create(
        union=found.union,
        scope_path=found.scope_path,
        undertaking=found,
        elected_on=elected_on,
        years=found.term_years or 3,
        ends_on=ends_on,
    )
    _note_union(hand, found, elected_on, ends_on, now)
    outbox.announce(
        CommitteeElected(found.union_id, found.pk, term.pk),
        aggregate=f"undertaking:{found.pk}",
        now=now,
        scope_path=found.scope_path,
    )
    audit.record(
        actor=actor,
        verb="organizing.take_office",
        subject=f"undertaking:{found.pk}",
        scope_path=found.scope_path,
        now=now,
        facts={"term": term.pk, "elected": len(elected), "elected_on": elected_on.isoformat()},
    )


def _note_union(hand: Actor, found: Undertaking, elected_on: date, ends_on: date, now: datetime) -> None:
    union = Organisation.objects.get(pk=found.union_id)
    founding = found.kind == FOUNDING
    row = OrganisationDetails(
        short_name=union.short_name,
        uscc=union.uscc,
        region_code=union.region_code,
        address=union.address,
        founded_on=elected_on if founding else union.founded_on,
        term_ends_on=ends_on,
    )
    correct_organisation(actor=hand, code=union.code, row=row, version=union.version, reason="election", now=now)
    if founding and found.employer is not None:
        mode = JOINT if union.kind == JOINT_UNION else OWN
        covered = NewCoverage(uscc=found.employer.uscc, union_code=union.code, mode=mode, from_on=elected_on)
        cover_employers(actor=hand, rows=[covered], now=now)
    assert clock.today(now) >= elected_on, "nobody takes office before the election"
