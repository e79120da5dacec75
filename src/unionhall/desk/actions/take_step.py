"""Take the next step of a service order."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db import transaction

from unionhall.base.authority import require
from unionhall.desk.queries.orders import order_by_id
from unionhall.kernel.actors import Actor
from unionhall.workflow.actions.attach_file import attach_file
from unionhall.workflow.actions.fire import fire

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@transaction.atomic
def take_step(
    *,
    actor: Actor,
    order_id: int,
    event: str,
    version: int,
    reason: str = "",
    values: Mapping[str, Any] = _NOTHING,
    files: Sequence[tuple[str, bytes]] = (),
    now: datetime,
) -> int:
    """Fire ``event`` on the version that the actor saw, with what is attached; return the new version.

    ``values``: ``assigned_to`` (account), ``visited_on`` and ``planned_on`` (ISO days), ``ground`` (of a refusal),
    ``stars``. ``reason`` is what is said with the step: what was done, what is missing, the words of the rating.
    """
    require(actor, "desk.read_orders")
    # Gather
    order = order_by_id(actor, order_id, lock=True)
    # Decide and record
    for name, content in files:
        attach_file(actor=actor, run_id=order.run_id or 0, name=name, content=content, now=now)
    return fire(
        actor=actor, run_id=order.run_id or 0, event=event, version=version, reason=reason, values=values, now=now
    )
