"""Attach a file to a service order."""

from datetime import datetime

from django.db import transaction

from unionhall.base.authority import require
from unionhall.desk.queries.orders import order_by_id, possible_steps
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotAllowed
from unionhall.kernel.text import N_
from unionhall.workflow.actions.attach_file import attach_file


@transaction.atomic
def attach_to_order(*, actor: Actor, order_id: int, name: str, content: bytes, now: datetime) -> int:
    """Keep a file with the order; whoever could take its next step may. Return the attachment's id."""
    require(actor, "desk.read_orders")
    # Gather
    order = order_by_id(actor, order_id)
    # Decide
    if not possible_steps(actor, order):
        raise NotAllowed("desk.not_your_turn", N_("Files are attached by whoever can take the next step of the order."))
    # Record
    return attach_file(actor=actor, run_id=order.run_id or 0, name=name, content=content, now=now)
