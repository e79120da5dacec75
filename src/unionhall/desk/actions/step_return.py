"""Take the next step of a return."""

from datetime import datetime
from typing import Any

from django.db import transaction

from unionhall.base.authority import require
from unionhall.desk.queries.returns import return_by_id
from unionhall.desk.rules.deploying import ISSUED, must_be
from unionhall.kernel.actors import Actor
from unionhall.workflow.actions.fire import fire


@transaction.atomic
def step_return(
    *, actor: Actor, return_id: int, event: str, version: int, reason: str = "", saved: int | None = None, now: datetime
) -> int:
    """Fire ``submit``, ``take_back``, ``accept``, ``send_back`` or ``release`` on the version that was seen.

    ``saved`` is the draft that was read before it is submitted: a newer one is not sent off unseen. Returns the run's
    new version; a return that is incomplete, or breaks a cross-check without explanation, is refused with the numbers.
    """
    require(actor, "desk.read_deployments")
    # Gather
    given = return_by_id(actor, return_id, lock=True)
    # Decide
    if event != "release":
        must_be(given.part.deployment.state, ISSUED)
    values: dict[str, Any] = {} if saved is None else {"saved": saved}
    # Record
    return fire(
        actor=actor, run_id=given.run_id or 0, event=event, version=version, reason=reason, values=values, now=now
    )
