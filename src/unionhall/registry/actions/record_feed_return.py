"""Take in what a receiving system answered to one run."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.batches import batches
from unionhall.registry.models import FeedRecord
from unionhall.registry.queries.feeds import feed_run, records_of_run
from unionhall.registry.rules.feed import ReturnRow, answered, record_id_of
from unionhall.registry.rules.feed_words import ACCEPTED, REJECTED

GRANT = "registry.feed_upward"


@dataclass(frozen=True, slots=True)
class Returned:
    """``unknown``: references that are not of this run, or were sent again since."""

    accepted: int
    rejected: int
    unknown: int


@transaction.atomic
def record_feed_return(
    *, actor: Actor, run_id: int, rows: Sequence[ReturnRow], file_id: int | None = None, now: datetime
) -> Returned:
    """Set the answered records' states by our reference; the same file twice changes nothing more."""
    require(actor, GRANT)
    # Gather
    run = feed_run(actor, run_id, lock=True)
    records = records_of_run(run)
    # Decide
    counts: Counter[str] = Counter()
    changed: dict[int, FeedRecord] = {}
    for row in rows:
        record_id = record_id_of(run.system.subject, row.reference)
        record = records.get(record_id) if record_id is not None else None
        if record is None:
            counts["unknown"] += 1
            continue
        record.state, record.reasons = answered(row)
        record.answered_at = now
        changed[record.pk] = record
    counts.update(record.state for record in changed.values())
    # Record
    for batch in batches(changed.values(), 500):
        FeedRecord.objects.bulk_update(batch, ["state", "reasons", "answered_at"])
    run.returned_at = now
    run.return_file_id = file_id
    run.accepted_count = counts[ACCEPTED]
    run.rejected_count = counts[REJECTED]
    run.save(update_fields=["returned_at", "return_file_id", "accepted_count", "rejected_count"])
    audit.record(
        actor=actor,
        verb="registry.record_feed_return",
        subject=f"feed_run:{run.pk}",
        scope_path=run.scope_path,
        now=now,
        facts=dict(counts),
    )
    return Returned(counts[ACCEPTED], counts[REJECTED], counts["unknown"])
