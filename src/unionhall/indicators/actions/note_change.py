"""Notes that something changed in some organisations, so that the next fold counts them anew."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from unionhall.base.authority import require
from unionhall.indicators.models import Change
from unionhall.indicators.queries.measuring import places_touched
from unionhall.kernel.actors import Actor


@transaction.atomic
def note_change(*, actor: Actor, organisation_ids: Sequence[int], as_of: date, now: datetime) -> int:
    """Add one row per place whose measures may have changed; return how many."""
    require(actor, "indicators.recompute")
    # Gather
    paths = places_touched(organisation_ids, as_of)
    # Record
    Change.objects.bulk_create([Change(path=path, at=now) for path in paths])
    return len(paths)
