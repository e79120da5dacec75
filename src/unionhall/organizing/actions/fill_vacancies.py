"""The union above approved a by-election: those elected hold their posts until the running term ends."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor, system_actor
from unionhall.organizing.actions.finish_undertaking import finish_undertaking
from unionhall.organizing.queries.elections import elected_posts, last_election_day
from unionhall.organizing.queries.renewals import posts_held, running_term
from unionhall.organizing.queries.undertakings import undertaking_of_run
from unionhall.organizing.rules.kinds import POST_OF
from unionhall.organizing.rules.offices import new_posts, relieved
from unionhall.registry.actions.end_post import end_post
from unionhall.registry.actions.fill_posts import fill_posts
from unionhall.registry.rules.rows import NewPost
from unionhall.workflow.models import Run

GRANT = "organizing.approve_procedure"


@transaction.atomic
def fill_vacancies(*, actor: Actor, run: Run, values: Mapping[str, Any], now: datetime) -> None:
    """Fill the posts (the effect of ``approve_result``) and close the file; an office passes on."""
    require(actor, GRANT)
    # Gather
    found = undertaking_of_run(run.pk)
    elected = elected_posts(found)
    elected_on = last_election_day(found)
    term = running_term(found.union_id)
    held = [one for one in posts_held(found.union_id) if one.to_on is None or one.to_on >= elected_on]
    # Decide
    last_on = elected_on - timedelta(days=1)
    rows = new_posts(elected)
    leaving = relieved([(one.pk, one.person_id, one.post) for one in held], rows)
    # Record
    hand = system_actor("organizing", door=actor.door)
    for post in held:
        if post.pk in leaving:
            end_post(actor=hand, post_id=post.pk, last_on=max(last_on, post.from_on), reason="by-election", now=now)
    until = (term.extended_to or term.ends_on) if term else found.union.term_ends_on
    fill_posts(
        actor=hand,
        rows=[
            NewPost(
                person_id=person,
                organisation_code=found.union.code,
                post=POST_OF[body],
                from_on=elected_on,
                to_on=until if until and until >= elected_on else None,
            )
            for body, person in rows
        ],
        now=now,
    )
    audit.record(
        actor=actor,
        verb="organizing.fill_vacancies",
        subject=f"undertaking:{found.pk}",
        scope_path=found.scope_path,
        now=now,
        facts={"elected": len(rows), "elected_on": elected_on.isoformat()},
    )
    finish_undertaking(actor=actor, run=run, values=values, now=now)
