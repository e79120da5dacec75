"""The union above approved a recall: whoever was recalled holds no post any more."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor, system_actor
from unionhall.organizing.actions.finish_undertaking import finish_undertaking
from unionhall.organizing.queries.elections import elected_posts, last_election_day
from unionhall.organizing.queries.renewals import posts_held
from unionhall.organizing.queries.undertakings import undertaking_of_run
from unionhall.organizing.rules.kinds import RECALLED
from unionhall.registry.actions.end_post import end_post
from unionhall.workflow.models import Run

GRANT = "organizing.approve_procedure"


@transaction.atomic
def end_recalled_posts(*, actor: Actor, run: Run, values: Mapping[str, Any], now: datetime) -> None:
    """End every post of those recalled on the day of the vote (the effect of ``approve_result``); close the file.

    A recall that found no majority ends nothing and is done all the same.
    """
    require(actor, GRANT)
    # Gather
    found = undertaking_of_run(run.pk)
    recalled = {person for body, person in elected_posts(found) if body == RECALLED and person is not None}
    voted_on = last_election_day(found)
    held = [one for one in posts_held(found.union_id) if one.to_on is None or one.to_on > voted_on]
    # Record
    hand = system_actor("organizing", door=actor.door)
    ended = [one for one in held if one.person_id in recalled]
    for post in ended:
        end_post(actor=hand, post_id=post.pk, last_on=max(voted_on, post.from_on), reason="recall", now=now)
    audit.record(
        actor=actor,
        verb="organizing.end_recalled_posts",
        subject=f"undertaking:{found.pk}",
        scope_path=found.scope_path,
        now=now,
        facts={"recalled": len(recalled), "posts": len(ended), "voted_on": voted_on.isoformat()},
    )
    finish_undertaking(actor=actor, run=run, values=values, now=now)
