"""Let warned rows of a roster in, or hold them again: a person's decision, row by row or all at once."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.registry.models import ImportRow
from unionhall.registry.queries import rosters
from unionhall.registry.rules.roster.reasons import REASONS, WARN
from unionhall.registry.rules.rosters import COMMITTED, STAGED, check_state


@transaction.atomic
def tick_rows(*, actor: Actor, batch_id: int, rows: Sequence[int] | None, ticked: bool, now: datetime) -> int:
    """Tick (or untick) the rows with these numbers, all warned ones when ``None``; return how many changed.

    Rows that a tick cannot help (a member of another union) and rows that went in already stay as they are.
    """
    require(actor, rosters.GRANT)
    # Gather
    batch = rosters.batch(actor, batch_id, lock=True)
    # Decide
    check_state(batch.state, STAGED, COMMITTED)
    wave = batch.commits + 1
    chosen = ImportRow.objects.filter(batch=batch, verdict=WARN)
    chosen = chosen.filter(wave__isnull=True) if ticked else chosen.filter(wave=wave)
    for code, reason in REASONS.items():
        if not reason.tickable:
            chosen = chosen.exclude(reasons__contains=f"{code}@")
    if rows is not None:
        chosen = chosen.filter(row__in=list(rows)[:500])
    # Record
    changed = chosen.update(wave=wave if ticked else None)
    if changed:
        facts = {"rows": changed, "ticked": ticked, "all": rows is None, "numbers": sorted(rows or [])[:500]}
        audit.record(
            actor=actor,
            verb="registry.tick_rows",
            subject=f"roster:{batch.pk}",
            scope_path=batch.scope_path,
            now=now,
            facts=facts,
        )
    return changed
