"""What the service orders on a ground come to: counts and ratings, never who said what."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum

from unionhall.base.authority import scoped, within
from unionhall.desk.models import ServiceOrder
from unionhall.desk.rules.grants import READ
from unionhall.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class OrderFigures:
    """Orders asked for in a time. ``confirmed`` are those that the enterprise confirmed; silence is no praise.

    ``finished`` were carried out (confirmed or not); ``unanswered`` were never confirmed within the limit.
    """

    asked: int
    open: int
    past_limit: int
    refused: int
    withdrawn: int
    finished: int
    confirmed: int
    unanswered: int
    rated: int
    stars: int
    late_visits: int


@dataclass(frozen=True, slots=True)
class KindFigures:
    """One type of service: how many were asked for, carried out, confirmed, rated, and the sum of the stars."""

    kind: str
    asked: int
    finished: int
    confirmed: int
    rated: int
    stars: int


def order_figures(path: str, from_on: date, to_on: date, today: date) -> OrderFigures:
    """Return the figures of the orders at and below ``path`` that were asked for between two days: one query."""
    return _figures(_asked(ServiceOrder.objects.filter(within(path)), from_on, to_on), today)


def figures_by_kind(path: str, from_on: date, to_on: date) -> list[KindFigures]:
    """Return the figures of each type of service that was asked for at and below ``path``, the most wanted first."""
    return _by_kind(_asked(ServiceOrder.objects.filter(within(path)), from_on, to_on))


def own_figures(actor: Actor, from_on: date, to_on: date, today: date) -> tuple[OrderFigures, list[KindFigures]]:
    """Return the figures of the orders within the actor's reach, together and by type: two queries."""
    rows = _asked(scoped(ServiceOrder.objects.all(), actor, READ), from_on, to_on)
    return _figures(rows, today), _by_kind(rows)


def _asked(rows: QuerySet[ServiceOrder], from_on: date, to_on: date) -> QuerySet[ServiceOrder]:
    return rows.filter(asked_on__gte=from_on, asked_on__lte=to_on).order_by()


def _figures(rows: QuerySet[ServiceOrder], today: date) -> OrderFigures:
    going = Q(run__finished_at__isnull=True)
    found = rows.aggregate(
        asked=Count("pk"),
        open=Count("pk", filter=going),
        past_limit=Count("pk", filter=going & Q(run__due_on__lt=today)),
        refused=Count("pk", filter=Q(run__state="refused")),
        withdrawn=Count("pk", filter=Q(run__state="withdrawn")),
        finished=Count("pk", filter=Q(done_on__isnull=False)),
        confirmed=Count("pk", filter=Q(confirmed_on__isnull=False)),
        unanswered=Count("pk", filter=Q(run__state="unanswered")),
        rated=Count("stars"),
        stars_given=Sum("stars"),
        late_visits=Count(
            "pk", filter=Q(visited_on__gt=F("visit_by")) | Q(visited_on__isnull=True, visit_by__lt=today) & going
        ),
    )
    found["stars"] = found.pop("stars_given")
    return OrderFigures(**{name: int(value or 0) for name, value in found.items()})


def _by_kind(rows: QuerySet[ServiceOrder]) -> list[KindFigures]:
    counted = rows.values("kind").annotate(
        asked=Count("pk"),
        finished=Count("pk", filter=Q(done_on__isnull=False)),
        confirmed=Count("pk", filter=Q(confirmed_on__isnull=False)),
        rated=Count("stars"),
        total=Sum("stars"),
    )
    found = [
        KindFigures(row["kind"], row["asked"], row["finished"], row["confirmed"], row["rated"], int(row["total"] or 0))
        for row in counted
    ]
    return sorted(found, key=lambda one: (-one.asked, one.kind))
