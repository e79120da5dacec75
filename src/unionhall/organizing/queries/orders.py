"""Service orders that organizing answers: which undertaking carries an order out."""

from unionhall.desk.models import ServiceOrder
from unionhall.kernel.actors import Actor
from unionhall.organizing.models import Undertaking
from unionhall.organizing.queries.undertakings import undertakings
from unionhall.organizing.rules.kinds import FOUNDING, REELECTION


def undertaking_for(actor: Actor, order: ServiceOrder) -> Undertaking | None:
    """Return the founding or re-election that an order is about: one that runs, else one begun since it was asked for.

    A founding is found by its enterprise, a re-election by its union; neither needs a tie of its own.
    """
    rows = undertakings(actor).filter(kind=order.kind)
    if order.kind == FOUNDING and order.employer_id:
        rows = rows.filter(employer_id=order.employer_id)
    elif order.kind == REELECTION and order.union_id:
        rows = rows.filter(union_id=order.union_id)
    else:
        return None
    running = rows.filter(finished_on__isnull=True).order_by("-id").first()
    return running or rows.filter(started_at__date__gte=order.asked_on).order_by("-id").first()
