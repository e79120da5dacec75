"""Judge an uploaded roster and lay its rows ready; nothing becomes a member yet."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any

import polars as pl
from django.db import transaction

from unionhall.base import audit, files
from unionhall.base.authority import require
from unionhall.base.bulk import insert_rows
from unionhall.base.crypto import blind_indexes, seal_many
from unionhall.base.pinyin import name_index
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict
from unionhall.kernel.identity import mask_number
from unionhall.kernel.text import N_, Sentence
from unionhall.registry.actions.compare_with_register import compare_with_register
from unionhall.registry.models import ImportBatch, ImportRow
from unionhall.registry.queries import rosters
from unionhall.registry.rules.roster.findings import Findings
from unionhall.registry.rules.roster.reading import Roster, read_roster
from unionhall.registry.rules.roster.reasons import OK
from unionhall.registry.rules.rosters import STAGED, UPLOADED, check_state, written_reasons

Tell = Callable[[int, int, Sentence], None]
_SLICE = 10_000
# Columns of ImportRow that the frame holds under the same or another name, in the order in which they are written.
_COPIED = {
    "row": "row", "verdict": "verdict", "name": "name", "id_type": "id_type", "sex": "sex", "birth_on": "birth_on",
    "ethnicity": "ethnicity", "political_status": "political_status", "education": "education",
    "household_region": "household", "group_name": "group", "member_number": "member_number",
    "job_title": "job_title", "employment_form": "employment_form", "skill_level": "skill_level",
    "worked_since": "worked_since", "joined_on": "joined_on", "dues_base_fen": "dues_base_fen", "note": "note",
    "id_tail": "id_tail", "phone_tail": "phone_tail", "wave": "wave",
}  # fmt: skip
_MADE = ("batch", "reasons", "name_index", "id_number", "id_index", "phone", "phone_index")


def _silent(done: int, total: int, sentence: Sentence) -> None:
    """Tell nobody."""


def stage_roster(*, actor: Actor, batch_id: int, now: datetime, tell: Tell = _silent) -> dict[str, int]:
    """Judge the rows and lay them ready; return how many have which verdict. May be run again until rows went in.

    It writes slice by slice, so that other writers wait for moments only and memory stays level. Until the last one
    the batch is not staged: a run that was killed leaves rows that nobody sees and that the next run removes.
    """
    require(actor, rosters.GRANT)
    # Gather
    batch = rosters.batch(actor, batch_id)
    check_state(batch.state, UPLOADED, STAGED)
    tell(0, 0, Sentence(N_("Reading the file")))
    content = files.read(actor=actor, file_id=batch.file_id).content
    # Decide
    mapping = rosters.mapping_of(batch.union_id)
    roster = read_roster(content, as_of=batch.as_of_on, mapping=mapping, sheet=batch.sheet)
    del content
    # Record
    _clear(actor, batch_id)
    total = roster.judged.frame.height
    for done, rows in _prepared(batch.pk, roster):
        tell(done, total + 1, Sentence(N_("{done} of {total} rows are checked"), {"done": done, "total": total}))
        with transaction.atomic():
            insert_rows(ImportRow, (*_COPIED, *_MADE), rows)
    with transaction.atomic():
        batch = rosters.batch(actor, batch_id, lock=True)
        check_state(batch.state, UPLOADED)
        compare_with_register(actor=actor, batch_id=batch.pk, wave=None, now=now)
        counts = _record(actor, batch, roster, now)
    tell(total + 1, total + 1, Sentence(N_("Checked")))
    return counts


def _clear(actor: Actor, batch_id: int) -> None:
    """Remove what an earlier run wrote, and show the batch as not staged meanwhile."""
    with transaction.atomic():
        batch = rosters.batch(actor, batch_id, lock=True)
        check_state(batch.state, UPLOADED, STAGED)
        ImportRow.objects.filter(batch=batch).delete()
        batch.state = UPLOADED
        batch.save(update_fields=["state"])


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


def _prepared(batch_id: int, roster: Roster) -> Iterator[tuple[int, list[tuple[Any, ...]]]]:
    """Yield slices of rows as the table takes them, sealed, each with the count of rows up to its end."""
    frame = _with_masks(roster.judged.frame)
    indexes = {name: name_index(name) for name in frame["name"].unique().to_list()}
    for start in range(0, frame.height, _SLICE):
        part = frame.slice(start, _SLICE)
        numbers, phones = part["id_number"].to_list(), part["phone"].to_list()
        kinds = part["id_type"].to_list()
        bound = [f"{kind}|{number}" if number else "" for kind, number in zip(kinds, numbers, strict=True)]
        rows = zip(
            *(part[source].to_list() for source in _COPIED.values()),
            [batch_id] * part.height,
            _reasons(roster.judged.findings, start, part.height),
            map(indexes.__getitem__, part["name"].to_list()),
            seal_many([number.encode() for number in numbers], "registry.person.id_number"),
            blind_indexes("person.id", bound),
            seal_many([phone.encode() for phone in phones], "registry.person.phone"),
            blind_indexes("person.phone", phones),
            strict=True,
        )
        yield start + part.height, list(rows)


def _with_masks(frame: pl.DataFrame) -> pl.DataFrame:
    """Add masks and the wave, and turn days into text, which both databases take."""
    number, phone = pl.col("id_number"), pl.col("phone")
    stars = number.str.slice(0, 6) + "********" + number.str.slice(14, 4)
    others = {text: mask_number(text) for text in frame["id_number"].unique().to_list() if text and len(text) != 18}
    return frame.with_columns(
        pl.when(number.str.len_chars() == 18)
        .then(stars)
        .otherwise(number.replace_strict(others, default="", return_dtype=pl.String) if others else pl.lit(""))
        .alias("id_tail"),
        pl.when(phone != "")
        .then(phone.str.slice(0, 3) + "****" + phone.str.slice(7, 4))
        .otherwise(pl.lit(""))
        .alias("phone_tail"),
        pl.when(pl.col("verdict") == OK).then(pl.lit(1)).alias("wave"),
        *(pl.col(name).dt.to_string("%Y-%m-%d") for name in ("birth_on", "worked_since", "joined_on")),
    )


def _reasons(findings: Findings, start: int, count: int) -> list[str]:
    found = findings.by_index
    return [_text(tuple(found[index])) if index in found else "" for index in range(start, start + count)]


@lru_cache(maxsize=4096)
def _text(found: tuple[tuple[str, str], ...]) -> str:
    return written_reasons(list(found))
