"""Make the file for a receiving system out of everything that is new there or no longer looks the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from unionhall.base import audit, files
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_, Sentence
from unionhall.registry.models import FeedRecord, FeedRun, FeedSystem
from unionhall.registry.queries.feeds import (
    Source,
    description,
    feed_system,
    records_to_feed,
    row_hash,
    run_of_key,
    sent_states,
)
from unionhall.registry.queries.organisations import organisation
from unionhall.registry.rules.feed import FeedDescription, Sheet, feed_row, must_send
from unionhall.registry.rules.feed_words import SENT, UNREADY

GRANT = "registry.feed_upward"
NewSheet = Callable[[str, Sequence[str]], Sheet]
Tell = Callable[[int, int, Sentence], None]


@dataclass(frozen=True, slots=True)
class Sent:
    """What a run made; ``file_id`` is ``None`` when nothing had to be sent."""

    run_id: int
    rows: int
    unready: int
    file_id: int | None


@transaction.atomic
def send_feed(
    *,
    actor: Actor,
    system_id: int,
    organisation_code: str,
    new_sheet: NewSheet,
    key: str,
    tell: Tell,
    resend: bool = False,
    now: datetime,
) -> Sent:
    """Write all rows due below an organisation into one file and keep what was sent of each; all or nothing.

    ``key`` makes a repeated call return the first one's run. ``resend`` adds rows that were never answered.
    """
    require(actor, GRANT)
    # Gather
    done = run_of_key(key)
    if done is not None:
        return Sent(done.pk, done.row_count, done.unready_count, done.file_id)
    system = feed_system(actor, system_id)
    top = organisation(actor, organisation_code, GRANT)
    feed = description(system)
    # Decide
    if not top.path.startswith(system.scope_path):
        raise Refused("registry.feed_elsewhere", N_("{name} is fed from below its keeper only."), name=feed.name)
    # Record
    run = FeedRun.objects.create(system=system, scope_path=top.path, key=key, made_at=now, made_by_id=actor.account_id)
    sheet = new_sheet(feed.file_format, [column.heading for column in feed.columns])
    seen = 0
    for chunk in records_to_feed(system, feed.subject, top.path):
        _send_chunk(chunk, run, system, feed, sheet, resend=resend, now=now)
        seen += len(chunk)
        tell(seen, 0, Sentence(N_("{count} records compared with what was sent"), {"count": seen}))
    if run.row_count:
        run.file_id = files.store(
            sheet.close(),
            name=f"{feed.code}-{run.pk}.{feed.file_format}",
            purpose="registry.feed",
            grant=GRANT,
            actor=actor,
            scope_path=top.path,
            now=now,
        )
    run.save(update_fields=["row_count", "unready_count", "file_id"])
    audit.record(
        actor=actor,
        verb="registry.send_feed",
        subject=f"feed_run:{run.pk}",
        scope_path=top.path,
        now=now,
        facts={"system": feed.code, "rows": run.row_count, "unready": run.unready_count},
    )
    return Sent(run.pk, run.row_count, run.unready_count, run.file_id)


def _send_chunk(
    chunk: list[Source],
    run: FeedRun,
    system: FeedSystem,
    feed: FeedDescription,
    sheet: Sheet,
    *,
    resend: bool,
    now: datetime,
) -> None:
    states = sent_states(system, [record_id for record_id, _, _ in chunk])
    changed = []
    for record_id, path, fields in chunk:
        row = feed_row(fields, feed.columns, feed.codes)
        held = states.get(record_id) or FeedRecord(system=system, record_id=record_id, state="", sent_hash=b"")
        held.scope_path = path
        if row.open:
            run.unready_count += 1
            held.state, held.reasons = UNREADY, list(row.open)
            changed.append(held)
            continue
        digest = row_hash(row.values)
        known = b"" if held.state == UNREADY else bytes(held.sent_hash)
        if not must_send(state=held.state, sent_hash=known, now_hash=digest, resend=resend):
            continue
        sheet.add(row.values)
        run.row_count += 1
        held.state, held.reasons, held.sent_hash = SENT, [], digest
        held.run, held.sent_at, held.answered_at = run, now, None
        changed.append(held)
    FeedRecord.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["system", "record_id"],
        update_fields=["scope_path", "state", "sent_hash", "run", "sent_at", "answered_at", "reasons"],
    )
