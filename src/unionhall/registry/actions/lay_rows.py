"""Lay judged rows of a roster ready, one slice a call."""

from functools import lru_cache
from typing import Any

import polars as pl
from django.db import transaction

from unionhall.base.authority import require
from unionhall.base.bulk import insert_rows
from unionhall.base.crypto import blind_indexes, seal_many
from unionhall.base.pinyin import name_index
from unionhall.kernel.actors import Actor
from unionhall.kernel.identity import mask_number
from unionhall.registry.models import ImportRow
from unionhall.registry.queries import rosters
from unionhall.registry.rules.roster.findings import Findings
from unionhall.registry.rules.roster.reading import Roster
from unionhall.registry.rules.roster.reasons import OK
from unionhall.registry.rules.rosters import STAGED, UPLOADED, check_state, written_reasons

SLICE = 10_000
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


@transaction.atomic
def lay_rows(*, actor: Actor, batch_id: int, roster: Roster, start: int = 0) -> int:
    """Write the next ``SLICE`` rows from ``start``; return how many are written up to there.

    One call is one transaction, so that other writers wait for moments only and memory stays level. The first slice
    removes what an earlier run wrote; until ``stage_roster`` nobody sees the rows, and the next run removes them.
    """
    require(actor, rosters.GRANT)
    # Gather
    batch = rosters.batch(actor, batch_id, lock=True)
    # Decide
    check_state(batch.state, *((UPLOADED,) if start else (UPLOADED, STAGED)))
    # Record
    if not start:
        ImportRow.objects.filter(batch=batch).delete()
        batch.state = UPLOADED
        batch.save(update_fields=["state"])
    rows = _prepared(batch.pk, roster, start)
    insert_rows(ImportRow, (*_COPIED, *_MADE), rows)
    return start + len(rows)


def _prepared(batch_id: int, roster: Roster, start: int) -> list[tuple[Any, ...]]:
    """Return a slice of rows as the table takes them, sealed."""
    part = _with_masks(roster.judged.frame.slice(start, SLICE))
    indexes = {name: name_index(name) for name in part["name"].unique().to_list()}
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
    return list(rows)


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
