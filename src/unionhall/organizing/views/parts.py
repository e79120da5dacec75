"""What organizing puts into the file of an enterprise: its foundings and re-elections, and where each stands."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from unionhall.base.parts import Part, offer
from unionhall.kernel.actors import Actor
from unionhall.organizing.queries.about import undertakings_about
from unionhall.organizing.rules.kinds import UNDERTAKINGS

SHOWN = 10


def undertakings_of(actor: Actor, now: datetime, top: Any) -> Part | None:
    """Show the procedures of an enterprise and of its union, the latest first."""
    rows = undertakings_about(actor, top, SHOWN)
    if rows is None:
        return None
    context = {
        "rows": [
            (row, gettext(UNDERTAKINGS[row.kind]), reverse("organizing:undertaking", args=[row.pk])) for row in rows
        ]
    }
    return Part("organizing/parts/undertakings.html", context)


offer("enterprise", undertakings_of, order=25)
