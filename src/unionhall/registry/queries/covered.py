"""Employers with a union of their own or a joint one."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from unionhall.base.authority import scoped, within
from unionhall.kernel.actors import Actor
from unionhall.registry.models import Coverage, EmployerYear
from unionhall.registry.queries.listed import running_on
from unionhall.registry.queries.organisations import organisation
from unionhall.registry.rules.kinds import FEDERATION


@dataclass(frozen=True, slots=True)
class Unionised:
    """An employer with its union's first day there and its latest headcount."""

    uscc: str
    since: date
    opened_on: date | None
    headcount: int | None


def unionised_units(actor: Actor, code: str, on: date) -> list[Unionised]:
    """Return the open employers on the ground of ``code`` that an own or joint union covers on a day."""
    top = organisation(actor, code)
    latest = EmployerYear.objects.filter(employer=OuterRef("employer"), year__lte=on.year).order_by("-year")
    rows = (
        scoped(Coverage.objects.filter(running_on(on), within(top.path)), actor, "registry.read_employers")
        .filter(employer__closed_on__isnull=True)
        .exclude(mode=FEDERATION)
        .annotate(staff=Subquery(latest.values("headcount")[:1]))
        .order_by("employer_id", "from_on")
    )
    found: dict[str, Unionised] = {}
    for uscc, since, opened_on, staff in rows.values_list("employer__uscc", "from_on", "employer__opened_on", "staff"):
        found.setdefault(uscc, Unionised(uscc, since, opened_on, staff))
    return list(found.values())
