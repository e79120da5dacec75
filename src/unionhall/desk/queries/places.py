"""Which organisation a public address names."""

from collections.abc import Iterable

from django.db.models import Q

from unionhall.base.authority import within
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Organisation
from unionhall.registry.rules.kinds import GUIDANCE_STATION
from unionhall.registry.rules.tree import STEP, ancestors


def open_place(code: str) -> Organisation:
    """Return a standing organisation by its code, for a page that says only what is public."""
    rows = Organisation.objects.filter(code=code[:40], closed_on__isnull=True)
    found: Organisation | None = rows.first() if code.isprintable() else None
    if found is None:
        raise NotFound("desk.nothing_public", N_("There is nothing under this address that everybody may see."))
    return found


def stations_near(paths: Iterable[str], limit: int = 3) -> list[Organisation]:
    """Return the guidance stations that stand beside whoever is above these places, the nearest first."""
    above = {one for path in paths for one in (*ancestors(path), path) if one}
    if not above:
        return []
    rows = Organisation.objects.filter(kind=GUIDANCE_STATION, closed_on__isnull=True)
    beside = Q()
    for one in sorted(above):
        beside |= within(one, field="path") & Q(depth=len(one) // STEP + 1)
    return list(rows.filter(beside).order_by("-depth", "path")[:limit])
