"""What the registry puts into the file of an enterprise: facts by year with their confirmation, and its union."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.authority import may
from unionhall.base.parts import Part, offer
from unionhall.kernel.actors import Actor
from unionhall.registry.queries.employers import coverages_told, years_told
from unionhall.registry.rules.kinds import COVERAGE_MODES

SHOWN = 10


def years(actor: Actor, now: datetime, top: Any) -> Part | None:
    """Show headcount, sales and tax by year, where they come from and who confirmed them."""
    here = top.scope_path
    context = {
        "top": top,
        "years": years_told(top, SHOWN),
        "record_url": reverse("registry:record_year", args=[top.uscc])
        if may(actor, "registry.register_employer", here) and not top.closed_on
        else "",
        "may_confirm": may(actor, "registry.confirm_employer_year", here),
    }
    return Part("registry/parts/enterprise_years.html", context)


def union(actor: Actor, now: datetime, top: Any) -> Part | None:
    """Show which union covers the enterprise, and until when its committee is in office."""
    today = clock.today(now)
    rows = [
        (
            row,
            gettext(COVERAGE_MODES[row.mode]),
            row.to_on is None or row.to_on >= today,
            may(actor, "registry.read_organisations", row.union.path),
        )
        for row in coverages_told(top, SHOWN)
    ]
    return Part("registry/parts/enterprise_union.html", {"rows": rows, "today": today})


offer("enterprise", years, order=20)
offer("enterprise", union, order=15)
