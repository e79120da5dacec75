"""Counts the measures of every organisation anew from the registry."""

from datetime import date, datetime

from django.db import connection, transaction

from unionhall.base.authority import require
from unionhall.indicators.models import Change, Measure
from unionhall.indicators.queries.measuring import counting
from unionhall.indicators.queries.rollups import NAMES
from unionhall.kernel.actors import Actor


@transaction.atomic
def refresh_measures(*, actor: Actor, as_of: date, now: datetime) -> int:
    """Replace all measures by what the registry counts on ``as_of``; return how many organisations there are.

    Changes noted before this moment are in the new measures; those noted while it runs stay for the next fold.
    """
    require(actor, "indicators.recompute")
    # Gather
    noted = Change.objects.order_by("-id").values_list("id", flat=True).first() or 0
    statement, values = counting(as_of)
    # Record
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE indicators_total IN SHARE ROW EXCLUSIVE MODE")
    Measure.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO indicators_measure (path, leaf, {', '.join(NAMES)}) {statement}", values)
        count = cursor.rowcount
    Change.objects.filter(pk__lte=noted, at__lte=now).delete()
    return int(count)
