"""Visits as the actor may see them, and whom to visit next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from unionhall.base.authority import may, scoped
from unionhall.desk.models import ServiceOrder
from unionhall.guidance.models import Responsibility, Visit, VisitFinding
from unionhall.guidance.queries.enterprises import facts_of, with_colour, with_facts
from unionhall.guidance.queries.responsibilities import reachable, reached
from unionhall.guidance.queries.stations import open_on
from unionhall.guidance.rules.grants import READ_VISITS, RECORD_VISIT
from unionhall.guidance.rules.risk import RED, Judgement, judge
from unionhall.guidance.rules.visits import base_of, read_base
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Employer, Organisation
from unionhall.registry.queries.employers import named_like
from unionhall.registry.queries.listed import running_on

MOST_STOPS = 40
DUE_WITHIN = timedelta(days=7)


def visits(actor: Actor, on: date, grant: str = READ_VISITS) -> QuerySet[Visit]:
    """Return the visits to enterprises within reach."""
    rows = Visit.objects.select_related("employer", "station", "visitor", "order__run")
    return rows.filter(employer__in=reachable(actor, on, grant).order_by().values("pk"))


def visit_by_id(actor: Actor, visit_id: int, on: date, grant: str = READ_VISITS, *, lock: bool = False) -> Visit:
    """Return one visit; ``NotFound`` when it is not there or not within reach."""
    rows = visits(actor, on, grant)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=visit_id).first() if 0 < visit_id < 2**63 else None
    if found is None:
        raise NotFound("guidance.no_visit", N_("There is no such visit under this address, or it is not yours to see."))
    return found


def visit_under_key(actor: Actor, key: str) -> int | None:
    """Return the visit that the actor recorded under a key already."""
    rows = Visit.objects.filter(recorded_by_id=actor.account_id, key=key) if key else Visit.objects.none()
    found = rows.values_list("pk", flat=True).first()
    return int(found) if found is not None else None


def findings_of(visit: Visit) -> list[VisitFinding]:
    """Return what a visit found."""
    return list(VisitFinding.objects.filter(visit=visit).order_by("pk"))


def photos_of_visit(visit: Visit) -> list[int]:
    """Return the ids of the photos of a visit."""
    return list(visit.photos.order_by("pk").values_list("file_id", flat=True))


def visits_of(employer_id: int, limit: int = 10) -> list[Visit]:
    """Return the latest visits to an enterprise whose page the reader may see."""
    rows = Visit.objects.filter(employer_id=employer_id, set_aside_at__isnull=True).select_related("visitor")
    return list(rows.order_by("-visited_on", "-pk")[:limit])


def latest_id(employer_id: int) -> int:
    """Return the number of the visit recorded last, 0 when there is none."""
    found = Visit.objects.filter(employer_id=employer_id).order_by("-pk").values_list("pk", flat=True).first()
    return int(found or 0)


def since(employer_id: int, base: str, author_id: int) -> list[Visit]:
    """Return the visits by others that were recorded after a phone had looked."""
    read = read_base(base)
    if read is None:
        return []
    rows = Visit.objects.filter(employer_id=employer_id, pk__gt=read[1], set_aside_at__isnull=True)
    others = rows.exclude(visitor_id=author_id).exclude(recorded_by_id=author_id)
    return list(others.select_related("visitor").prefetch_related("findings").order_by("pk")[:20])


def employer_called(subject: str, *, lock: bool = False) -> Employer | None:
    """Return the enterprise that a fact names ("employer:" and its credit code); unscoped, for the kernel of facts."""
    word, _, uscc = subject.partition(":")
    if word != "employer" or not uscc or len(uscc) > 18 or "\x00" in uscc:
        return None
    rows = Employer.objects.select_for_update() if lock else Employer.objects.all()
    return rows.filter(uscc=uscc).first()


def station_of(employer_id: int, on: date) -> Organisation | None:
    """Return the station that answers for an enterprise on a day."""
    rows = Responsibility.objects.filter(running_on(on), employer_id=employer_id).select_related("station")
    found = rows.order_by("from_on").first()
    return found.station if found else None


def may_visit(actor: Actor, employer: Employer, on: date) -> bool:
    """Tell whether the actor may record visits to an enterprise."""
    if may(actor, RECORD_VISIT, employer.scope_path):
        return True
    top = station_of(employer.pk, on)
    return top is not None and may(actor, RECORD_VISIT, top.path)


@dataclass(frozen=True, slots=True)
class Stop:
    """An enterprise of the round with what is known of it. ``row`` is one of ``with_facts``."""

    row: Any
    judgement: Judgement
    last: Visit | None
    findings: list[VisitFinding] = field(default_factory=list)
    open_orders: int = 0
    base: str = ""
    due: bool = False


def stop_at(actor: Actor, uscc: str, on: date) -> Stop:
    """Return one enterprise within reach as a stop of the round."""
    employer = reached(actor, uscc, on, RECORD_VISIT)
    return _stops(list(_rows(Employer.objects.filter(pk=employer.pk), on)), on)[0]


def stops_of(actor: Actor, on: date, text: str = "", limit: int = MOST_STOPS) -> list[Stop]:
    """Return whom to visit: due first, then the red list, then whoever was not visited for longest.

    Where stations of the actor answer for enterprises, these are the round; else it is the whole ground.
    """
    rows = reachable(actor, on, RECORD_VISIT).filter(open_on(on))
    answered = scoped(Responsibility.objects.filter(running_on(on)), actor, RECORD_VISIT, field="station__path")
    if answered.exists():
        mine = answered.order_by().filter(employer=OuterRef("pk"))
        rows = rows.filter(Exists(mine))
    rows = with_colour(_rows(named_like(rows, text), on), on)
    turn = Case(
        When(next_on__lte=on + DUE_WITHIN, then=Value(0)),
        When(colour=RED, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    ordered = rows.annotate(turn=turn).order_by("turn", F("last_on").asc(nulls_first=True), "pk")
    return _stops(list(ordered[:limit]), on)


def _rows(rows: QuerySet[Employer], on: date) -> QuerySet[Employer]:
    """Add the latest visit, the day of the next one and how many orders are open."""
    latest = Visit.objects.filter(employer=OuterRef("pk"), set_aside_at__isnull=True).order_by("-visited_on", "-pk")
    newest = Visit.objects.filter(employer=OuterRef("pk")).order_by("-pk")
    return with_facts(rows, on).annotate(
        last_on=Subquery(latest.values("visited_on")[:1]),
        next_on=Subquery(latest.values("next_on")[:1]),
        last_visit=Subquery(latest.values("pk")[:1]),
        newest_visit=Subquery(newest.values("pk")[:1]),
    )


def _stops(rows: Iterable[Any], on: date) -> list[Stop]:
    rows = list(rows)
    last = _by_id([row.last_visit for row in rows if row.last_visit])
    open_orders = _open_orders([row.pk for row in rows])
    found = []
    for row in rows:
        visit = last.get(row.last_visit)
        found.append(
            Stop(
                row=row,
                judgement=judge(facts_of(row), on),
                last=visit,
                findings=list(visit.findings.all()) if visit else [],
                open_orders=open_orders.get(row.pk, 0),
                base=base_of(row.version, row.newest_visit or 0),
                due=row.next_on is not None and row.next_on <= on + DUE_WITHIN,
            )
        )
    return found


def _by_id(ids: list[int]) -> dict[int, Visit]:
    rows = Visit.objects.filter(pk__in=ids).select_related("visitor").prefetch_related("findings")
    return {row.pk: row for row in rows}


def _open_orders(employer_ids: list[int]) -> Mapping[int, int]:
    rows = ServiceOrder.objects.filter(Q(run__finished_at__isnull=True), employer_id__in=employer_ids)
    counted: dict[int, int] = {}
    for employer_id in rows.values_list("employer_id", flat=True):
        if employer_id is not None:
            counted[employer_id] = counted.get(employer_id, 0) + 1
    return counted
