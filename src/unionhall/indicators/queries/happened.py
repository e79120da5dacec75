"""What came due or was rated in the twelve months up to a day: terms of committees, service orders."""

from datetime import date
from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from unionhall.base.authority import within
from unionhall.desk.models import ServiceOrder
from unionhall.guidance.rules.risk import months_before
from unionhall.indicators.queries.scopes import Scope
from unionhall.organizing.models import Term

MONTHS = 12
SATISFIED_FROM = 4  # stars, of five

#: What is counted of each, in SQL over the field ``fulfils``.
COLUMNS = {"counted": "COUNT(*)", "fulfilled": "COALESCE(SUM(fulfils), 0)"}


def terms(scope: Scope, day: date) -> QuerySet[Term]:
    """Return the terms that ended in the time, an approved extension included; ``fulfils``: the next began by then."""
    rows = Term.objects.filter(within(scope.path)).annotate(due=Coalesce("extended_to", "ends_on"))
    rows = rows.filter(due__gt=months_before(day, MONTHS), due__lte=day)
    return rows.annotate(fulfils=_flag(Q(ended_on__isnull=False, ended_on__lte=F("due"))))


def rated_orders(scope: Scope, day: date) -> QuerySet[ServiceOrder]:
    """Return the orders that were confirmed in the time and rated; ``fulfils``: four or five stars."""
    rows = ServiceOrder.objects.filter(within(scope.path), stars__isnull=False)
    rows = rows.filter(confirmed_on__gt=months_before(day, MONTHS), confirmed_on__lte=day)
    return rows.annotate(fulfils=_flag(Q(stars__gte=SATISFIED_FROM)))


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


def counted(subject: str, scope: Scope, day: date) -> QuerySet[Any]:
    """Return the rows of one of the two subjects."""
    return terms(scope, day) if subject == "terms" else rated_orders(scope, day)
