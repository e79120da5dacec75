"""Which station answers for which enterprise, and whom an actor may let it answer for."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from unionhall.base.authority import may, scoped
from unionhall.guidance.models import AreaEmployer, Responsibility
from unionhall.guidance.queries.stations import area_employers
from unionhall.guidance.rules.grants import READ
from unionhall.guidance.rules.network import Held, Standing
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Employer, Organisation
from unionhall.registry.queries.employers import employers, named_like
from unionhall.registry.queries.listed import running_on


def reachable(actor: Actor, on: date, grant: str = READ) -> QuerySet[Employer]:
    """Return the enterprises that an actor reaches: on its ground, or its station answers for them on the day."""
    answered = scoped(Responsibility.objects.filter(running_on(on)), actor, grant, field="station__path")
    grounds = scoped(Employer.objects.all(), actor, grant)
    rows = Employer.objects.filter(Q(pk__in=grounds.values("pk")) | Q(pk__in=answered.order_by().values("employer_id")))
    return rows.select_related("seat").order_by("id")


def reached(actor: Actor, uscc: str, on: date, grant: str = READ) -> Employer:
    """Return one enterprise within reach."""
    found = reachable(actor, on, grant).filter(uscc=uscc).first()
    if found is None:
        raise NotFound("guidance.no_enterprise", N_("There is no enterprise {uscc} within your reach."), uscc=uscc)
    return found


def takeable(actor: Actor, top: Organisation, uscc: str, on: date, grant: str) -> Employer:
    """Return an enterprise that a station may begin to answer for: within the actor's reach or of its area; locked."""
    rows = Employer.objects.filter(uscc=uscc)
    found = rows.filter(pk__in=reachable(actor, on, grant).order_by().values("pk")).first()
    found = found or rows.filter(pk__in=area_employers(top, on).order_by().values("pk")).first()
    if found is None:
        raise NotFound("guidance.no_enterprise", N_("There is no enterprise {uscc} within your reach."), uscc=uscc)
    return Employer.objects.select_for_update().get(pk=found.pk)


def held_by(employer_id: int) -> list[Held]:
    """Return every responsibility for an enterprise on file; unscoped, because no rule may overlook one."""
    rows = Responsibility.objects.filter(employer_id=employer_id).order_by("from_on")
    return [Held(*row) for row in rows.values_list("station__name", "from_on", "to_on")]


def running_for(employer_id: int, *, lock: bool = False) -> Responsibility | None:
    """Return the responsibility for an enterprise that has no end."""
    rows = Responsibility.objects.filter(employer_id=employer_id, to_on__isnull=True).select_related("station")
    if lock:
        rows = rows.select_for_update(of=("self",))
    return rows.first()


def history_of(employer_id: int, limit: int = 50) -> list[Responsibility]:
    """Return who answered for an enterprise, the latest first."""
    rows = Responsibility.objects.filter(employer_id=employer_id).select_related("station", "taken_by")
    return list(rows.order_by("-from_on")[:limit])


def may_hand_over(actor: Actor, running: Responsibility, employer: Employer, grant: str) -> bool:
    """Tell whether the actor speaks for the station that answers now, or for the ground of the enterprise."""
    return may(actor, grant, running.station.path) or may(actor, grant, employer.scope_path)


def unheld(rows: QuerySet[Employer], from_on: date) -> QuerySet[Employer]:
    """Keep the enterprises for which nobody answers on the day or later."""
    held = Responsibility.objects.filter(Q(to_on__isnull=True) | Q(to_on__gte=from_on), employer=OuterRef("pk"))
    return rows.filter(~Exists(held))


def open_of_station(station_id: int) -> QuerySet[Responsibility]:
    """Return what a station still answers for, locked, for the action that releases it."""
    rows = Responsibility.objects.filter(station_id=station_id, to_on__isnull=True)
    return rows.select_for_update(of=("self",)).order_by("pk")


def open_lists_of_station(station_id: int) -> QuerySet[AreaEmployer]:
    """Return the running entries of a station's list, locked."""
    rows = AreaEmployer.objects.filter(station_id=station_id, to_on__isnull=True)
    return rows.select_for_update(of=("self",)).order_by("pk")


def employer_standing(row: Employer) -> Standing:
    """Return how long an enterprise stands, for the rules."""
    return Standing(row.name, row.opened_on, row.closed_on)


def employers_coded(actor: Actor, codes: Iterable[str], grant: str) -> dict[str, Employer]:
    """Return enterprises on the actor's ground by credit code; ``NotFound`` when one is missing."""
    wanted = set(codes)
    found = {row.uscc: row for row in scoped(Employer.objects.filter(uscc__in=wanted), actor, grant)}
    if missing := wanted - found.keys():
        raise NotFound(
            "guidance.no_enterprise", N_("There is no enterprise {uscc} within your reach."), uscc=min(missing)
        )
    return found


def moved_away(top: Organisation, on: date) -> QuerySet[Employer]:
    """Return the enterprises that a station answers for although its area no longer holds them."""
    answered = Responsibility.objects.filter(running_on(on), station=top, employer__closed_on__isnull=True)
    inside = area_employers(top, on).order_by().values("pk")
    return Employer.objects.filter(pk__in=answered.values("employer_id")).exclude(pk__in=inside).order_by("pk")


def employers_named(actor: Actor, text: str, grant: str, limit: int = 8) -> list[tuple[str, str]]:
    """Return credit code and name of open enterprises on the actor's ground that a typed word may mean."""
    rows = named_like(employers(actor, grant), text).filter(closed_on__isnull=True)
    return list(rows.values_list("uscc", "name")[:limit])
