"""Judges all rows of a roster at once: values put into one form, and the reasons for noting, holding or refusing a row.

Polars decides the plain forms; whatever is written otherwise goes one by one to the scalar readers, which are the law.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from unionhall.registry.rules.roster.findings import Findings
from unionhall.registry.rules.roster.judge_dates import judge_dates
from unionhall.registry.rules.roster.judge_identity import judge_identity
from unionhall.registry.rules.roster.judge_words import judge_names, judge_phones, judge_texts, judge_wages, judge_words
from unionhall.registry.rules.roster.reasons import OK, VERDICTS
from unionhall.registry.rules.roster.table import Table

VALUES = (
    "name", "id_type", "id_number", "phone", "sex", "birth_on", "ethnicity", "political_status", "education",
    "household", "group", "job_title", "employment_form", "skill_level", "worked_since", "joined_on", "dues_base_fen",
    "member_number", "note",
)  # fmt: skip


@dataclass(slots=True)
class Judged:
    """``frame``: ``row``, ``verdict`` (0 ok, 1 warn, 2 refuse) and ``VALUES``; ``findings`` by index in the frame."""

    frame: pl.DataFrame
    findings: Findings
    skipped: int

    def counts(self) -> dict[str, int]:
        """Return how many rows have which verdict."""
        found = dict(self.frame["verdict"].value_counts().iter_rows())
        return {name: found.get(number, 0) for number, name in enumerate(VERDICTS)}


def judge(table: Table, *, as_of: date, hidden: frozenset[int] = frozenset()) -> Judged:
    """Judge every row as of a day (it settles age and what lies in the future)."""
    findings = Findings()
    rows = table.frame.with_columns(
        pl.lit("").alias(code) for code in _COLUMNS if code not in table.frame.columns
    ).with_columns(pl.col(pl.String).str.replace_all("\0", "", literal=True))
    number = {code: table.numeric.get(code, pl.repeat(False, rows.height, eager=True)) for code in _TYPED}
    parts: dict[str, pl.Series] = {"name": judge_names(rows["name"], findings)}
    parts |= judge_words(rows, findings)
    rows = rows.with_columns(parts["id_type"].alias("id_type"))
    parts |= judge_identity(rows, number, parts["sex"], findings)
    parts |= judge_dates(rows, number, parts, findings, as_of)
    parts["phone"] = judge_phones(rows["phone"], number["phone"], findings)
    parts["dues_base_fen"] = judge_wages(rows["dues_base"], findings)
    parts |= judge_texts(rows, findings)
    for code, marked in (("hidden_row", hidden), ("group_filled", table.filled_down)):
        if marked:
            findings.add(rows["row"].is_in(list(marked)), code, "group" if code == "group_filled" else "")
    verdicts = [OK] * rows.height
    for index in findings.by_index:
        verdicts[index] = findings.worst(index)
    frame = pl.DataFrame(
        {"row": rows["row"], "verdict": pl.Series(verdicts, dtype=pl.Int8), **{c: parts[c] for c in VALUES}}
    )
    return Judged(frame, findings, table.skipped)


_TYPED = ("id_number", "phone", "birth", "worked_since", "joined", "dues_base")
_COLUMNS = (
    "name", "sex", "ethnicity", "birth", "id_type", "id_number", "phone", "household", "education",
    "political_status", "skill_level", "worked_since", "joined", "group", "job_title", "employment_form", "dues_base",
    "member_number", "note",
)  # fmt: skip
