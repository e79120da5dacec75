"""Judge an uploaded roster and lay its rows ready; nothing becomes a member yet."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict
from unionhall.kernel.text import N_
from unionhall.registry.actions.compare_with_register import compare_with_register
from unionhall.registry.actions.lay_rows import SLICE, lay_rows
from unionhall.registry.models import ImportBatch
from unionhall.registry.queries import rosters
from unionhall.registry.rules.roster.reading import Roster
from unionhall.registry.rules.rosters import STAGED, UPLOADED, check_state


@transaction.atomic
def stage_roster(*, actor: Actor, batch_id: int, now: datetime, laid: Roster | None = None) -> dict[str, int]:
    """Compare the rows with the register and show them; return how many have which verdict.

    May be run again until rows went in. ``laid`` is the roster whose rows ``lay_rows`` wrote before, slice by slice;
    without it all rows are read and written here, in one transaction.
    """
    require(actor, rosters.GRANT)
    # Gather
    if laid is None:
        laid = rosters.read_uploaded(actor, batch_id)
        for start in laid.slices(SLICE):
            lay_rows(actor=actor, batch_id=batch_id, roster=laid, start=start)
    batch = rosters.batch(actor, batch_id, lock=True)
    # Decide
    check_state(batch.state, UPLOADED)
    compare_with_register(actor=actor, batch_id=batch.pk, wave=None, now=now)
    # Record
    return _record(actor, batch, laid, now)


def _record(actor: Actor, batch: ImportBatch, roster: Roster, now: datetime) -> dict[str, int]:
    counts = rosters.verdict_counts(batch)
    if sum(counts.values()) != roster.judged.frame.height:
        raise Conflict(
            "registry.roster_twice", N_("The roster was being checked twice at the same time. Have it checked again.")
        )
    batch.state, batch.staged_at = STAGED, now
    batch.sheet, batch.header_row = roster.sheet[:120], roster.layout.header_row
    batch.ok, batch.warned, batch.refused = counts["ok"], counts["warn"], counts["refuse"]
    batch.skipped = roster.judged.skipped
    batch.save(
        update_fields=["state", "staged_at", "sheet", "header_row", "ok", "warned", "refused", "skipped"],
    )
    audit.record(
        actor=actor,
        verb="registry.stage_roster",
        subject=f"roster:{batch.pk}",
        scope_path=batch.scope_path,
        now=now,
        facts={**counts, "sha256": batch.digest},
    )
    return counts
