"""Ask the desk for what a visit found to be needed, where nobody did so yet."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.desk.actions.ask_order import ask_order
from unionhall.guidance.models import Visit
from unionhall.guidance.queries.visits import visit_by_id
from unionhall.guidance.rules.grants import RECORD_VISIT
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


@transaction.atomic
def order_need(*, actor: Actor, visit_id: int, now: datetime) -> int:
    """Open the service order and return its id; once for a visit."""
    require(actor, RECORD_VISIT)
    # Gather
    visit = visit_by_id(actor, visit_id, clock.today(now), RECORD_VISIT, lock=True)
    # Decide
    if not visit.need_title:
        raise Refused("guidance.visit_no_need", N_("This visit found nothing that is needed."))
    if visit.order_id is not None:
        raise Refused(
            "guidance.visit_has_order", N_("The need is an order already: number {order}."), order=visit.order_id
        )
    # Record
    order = ask_order(
        actor=actor,
        kind=visit.need_kind,
        title=visit.need_title,
        need=visit.need_text,
        uscc=visit.employer.uscc,
        now=now,
    )
    Visit.objects.filter(pk=visit.pk).update(order_id=order)
    audit.record(
        actor=actor,
        verb="guidance.order_need",
        subject=f"visit:{visit.pk}",
        scope_path=visit.employer.scope_path,
        now=now,
        facts={"order": order},
    )
    return order
