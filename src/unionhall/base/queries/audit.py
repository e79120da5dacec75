"""Readers of the audit trail, and the check that finds every change to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from unionhall.base.anchors import anchor_file, read_anchors
from unionhall.base.audit import digest_of, head_seal
from unionhall.base.authority import require, scoped
from unionhall.base.models import Account, AuditHead, AuditRecord, JobState, ScheduledRun
from unionhall.kernel.actors import Actor
from unionhall.kernel.text import N_, Sentence

PAGE = 2000
MOST_FINDINGS = 1000


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the trail. ``kind``: changed, removed, inserted, replaced, head, anchor or place."""

    kind: str
    shard: int
    sequence: int
    record_id: int | None
    sentence: Sentence


def audit_trail(actor: Actor) -> QuerySet[AuditRecord]:
    """Return the records whose subjects stand within the actor's scope today, the latest first (page them)."""
    return scoped(AuditRecord.objects.all(), actor, "base.read_audit", field="place__scope_path").order_by("-id")


def trail_of(actor: Actor, subject: str) -> QuerySet[AuditRecord]:
    """Return what happened to one subject, the latest first."""
    return audit_trail(actor).filter(subject=subject)


def verify(actor: Actor, *, most: int = MOST_FINDINGS) -> list[Finding]:
    """Check every row, link, head and anchor and return what is wrong, at most ``most`` findings; empty is good."""
    require(actor, "base.verify_audit")
    found: list[Finding] = []
    for finding in _all_findings():
        found.append(finding)
        if len(found) >= most:
            break
    return found


def _all_findings() -> Iterator[Finding]:
    anchored, findings = _anchored()
    yield from findings
    shards = set(AuditRecord.objects.order_by().values_list("shard", flat=True).distinct())
    shards |= set(AuditHead.objects.values_list("shard", flat=True)) | set(anchored)
    for shard in sorted(shards):
        yield from _of_chain(shard, anchored.get(shard, {}))
    for row in AuditRecord.objects.filter(place__isnull=True).order_by("id")[:MOST_FINDINGS]:
        yield _finding("place", row, N_("{row} has lost its place: nobody can read it by scope."))


def _anchored() -> tuple[dict[int, dict[int, str]], list[Finding]]:
    """Return sequence → digest by chain as the anchors remember it, and what is wrong with the anchors themselves."""
    known: dict[int, dict[int, str]] = {}
    findings = []
    any_line = False
    for anchor in read_anchors():
        any_line = True
        if not anchor.sound:
            text = N_("Line {line} of {file} was changed, or the line before it was removed.")
            findings.append(
                Finding(
                    "anchor", -1, anchor.line, None, Sentence(text, {"line": anchor.line, "file": anchor_file().name})
                )
            )
            continue
        for shard, (sequence, digest) in anchor.heads.items():
            known.setdefault(shard, {})[sequence] = digest
    anchored_once = ScheduledRun.objects.filter(name="base.anchor_audit", job__state=JobState.DONE)
    if not any_line and AuditRecord.objects.exists() and anchored_once.exists():
        text = N_("The anchors outside the database are gone: {file} is missing or empty.")
        findings.append(Finding("anchor", -1, 0, None, Sentence(text, {"file": anchor_file().name})))
    return known, findings


def _of_chain(shard: int, anchored: dict[int, str]) -> Iterator[Finding]:
    head = AuditHead.objects.filter(pk=shard).first()
    last: AuditRecord | None = None
    waiting = dict(anchored)
    waiting.pop(0, None)
    at_head = ""
    for row in _rows(shard):
        expected = last.sequence + 1 if last else 1
        yield from _of_row(row, last, expected)
        if row.sequence in waiting and waiting.pop(row.sequence) != row.digest:
            yield _finding("replaced", row, N_("{row} is not the row that was anchored outside the database."))
        if head is not None and row.sequence == head.sequence:
            at_head = row.digest
        last = row
    reached = last.sequence if last else 0
    yield from _of_head(shard, head, last, at_head)
    lost = [sequence for sequence in waiting if sequence > reached]
    if lost and (head is None or head.sequence < max(lost)):
        yield _removed(shard, reached + 1, max(lost))


def _of_row(row: AuditRecord, last: AuditRecord | None, expected: int) -> Iterator[Finding]:
    if row.sequence > expected:
        yield _removed(row.shard, expected, row.sequence - 1)
    elif row.sequence < expected:
        yield _finding("inserted", row, N_("{row} was inserted: its number does not belong to the chain."))
    own = digest_of(row) == row.digest
    if not own:
        yield _finding("changed", row, N_("{row} was changed after it was written."))
    follows = last is not None and row.sequence == last.sequence + 1
    if own and follows and last is not None and row.previous != last.digest:
        yield _finding("replaced", last, N_("{row} is not the row that the next one was chained to."))
    if own and row.sequence == 1 and row.previous:
        yield _finding("inserted", row, N_("{row} was inserted: its number does not belong to the chain."))


def _of_head(shard: int, head: AuditHead | None, last: AuditRecord | None, at_head: str) -> Iterator[Finding]:
    reached = last.sequence if last else 0
    if head is None:
        if last is not None:
            yield Finding(
                "head", shard, reached, None, Sentence(N_("The head of chain {shard} was removed."), {"shard": shard})
            )
        return
    if head.seal != head_seal(shard, head.sequence, head.digest):
        text = N_("The head of chain {shard} was changed by somebody without the installation's key.")
        yield Finding("head", shard, head.sequence, None, Sentence(text, {"shard": shard}))
    if reached < head.sequence:
        yield _removed(shard, reached + 1, head.sequence)
    elif head.sequence and at_head and at_head != head.digest:
        row = AuditRecord.objects.get(shard=shard, sequence=head.sequence)
        yield _finding("replaced", row, N_("{row} is not the row that the head of its chain remembers."))
    if reached > head.sequence:
        now = AuditHead.objects.values_list("sequence", flat=True).get(pk=shard)
        for row in AuditRecord.objects.filter(shard=shard, sequence__gt=now).order_by("sequence")[:MOST_FINDINGS]:
            yield _finding("inserted", row, N_("{row} was inserted behind the head of its chain."))


def _rows(shard: int) -> Iterator[AuditRecord]:
    """Yield a chain's rows in order, page by page."""
    after = None
    while True:
        rows = AuditRecord.objects.filter(shard=shard).order_by("sequence")
        page = list(rows.filter(sequence__gt=after)[:PAGE] if after is not None else rows[:PAGE])
        yield from page
        if len(page) < PAGE:
            return
        after = page[-1].sequence


def _finding(kind: str, row: AuditRecord, template: str) -> Finding:
    name = Sentence(
        N_("Row {id} (chain {shard}, number {sequence}, {verb} {subject})"),
        {"id": row.pk, "shard": row.shard, "sequence": row.sequence, "verb": row.verb, "subject": row.subject},
    )
    return Finding(kind, row.shard, row.sequence, row.pk, Sentence(template, {"row": name}))


def _removed(shard: int, first: int, last: int) -> Finding:
    if first == last:
        template = N_("Row number {first} of chain {shard} was removed.")
    else:
        template = N_("Rows number {first} to {last} of chain {shard} were removed.")
    return Finding("removed", shard, first, None, Sentence(template, {"shard": shard, "first": first, "last": last}))


@dataclass(frozen=True, slots=True)
class Line:
    """A record as its page shows it; ``who`` is today's name of the account, ``where`` today's name of the place."""

    record: AuditRecord
    who: str
    where: str


def audit_lines(records: list[AuditRecord], places: dict[str, str]) -> list[Line]:
    """Put names to a page of records (one query)."""
    accounts = {row.account_id for row in records if row.account_id is not None}
    named = {account.pk: str(account) for account in Account.objects.filter(pk__in=accounts)}
    return [
        Line(
            record=row,
            who=named.get(row.account_id or 0, row.actor),
            where=places.get(row.place.scope_path, row.place.scope_path),
        )
        for row in records
    ]
