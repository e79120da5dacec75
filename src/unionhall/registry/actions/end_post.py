"""End a term on its last day, and with it the role that the post brought."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import audit, clock, outbox
from unionhall.base.actions.end_role import end_role
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor, system_actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.events import PostEnded
from unionhall.registry.queries.posts import post as post_by_id
from unionhall.registry.queries.posts import role_runs

GRANT = "registry.fill_post"


@transaction.atomic
def end_post(*, actor: Actor, post_id: int, last_on: date, reason: str, now: datetime) -> None:
    """End the term after ``last_on``; a role tied to it ends the same day, or at once when that day is past."""
    require(actor, GRANT)
    today = clock.today(now)
    # Gather
    held = post_by_id(actor, post_id, GRANT, lock=True)
    # Decide
    if last_on < held.from_on:
        raise Refused(
            "registry.ends_before_it_begins",
            N_("{subject}: the last day lies before the first."),
            subject=held.person.name,
        )
    if held.to_on is not None and held.to_on <= min(last_on, today):
        raise Refused("registry.post_over", N_("This term ended on {day} already."), day=held.to_on.isoformat())
    if not reason.strip():
        raise Refused("registry.no_reason", N_("Say why."))
    # Record
    held.to_on = last_on
    held.ended_reason = reason.strip()[:200]
    held.save(update_fields=["to_on", "ended_reason"])
    if held.role_id is not None and role_runs(held.role_id, today):
        # The role is the post's: whoever may end the post ends it, also without the grant to end roles.
        end_role(
            actor=system_actor("registry", door=actor.door),
            assignment_id=held.role_id,
            last_on=last_on if last_on >= today else None,
            reason=f"post {post_id} ended",
            now=now,
        )
    outbox.announce(
        PostEnded(held.pk, held.person_id, held.organisation_id, held.post),
        aggregate=f"organisation:{held.organisation.code}",
        now=now,
        scope_path=held.scope_path,
    )
    audit.record(
        actor=actor,
        verb="registry.end_post",
        subject=f"post:{post_id}",
        scope_path=held.scope_path,
        now=now,
        facts={"post": held.post, "organisation": held.organisation.code, "last_on": last_on.isoformat()},
        reason=held.ended_reason,
    )
