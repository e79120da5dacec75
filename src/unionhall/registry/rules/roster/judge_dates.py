"""Judges the dates of a roster against each other, against the identity number and against the day of the import."""

from datetime import date

import polars as pl

from unionhall.registry.rules.roster import dates
from unionhall.registry.rules.roster.findings import Findings

_YEAR, _MONTH, _DAY = 1, 2, 3


def judge_dates(
    rows: pl.DataFrame, number: dict[str, pl.Series], parts: dict[str, pl.Series], findings: Findings, as_of: date
) -> dict[str, pl.Series]:
    """Return ``birth_on``, ``joined_on`` and ``worked_since``."""
    birth_id = parts["birth_id"]
    birth = _judge_birth(rows["birth"], number["birth"], birth_id, findings, as_of)
    _judge_age(birth, findings, as_of)
    joined = _read(rows["joined"], number["joined"], as_of)
    findings.add(joined["fault"] == dates.MISSING, "join_missing", "joined")
    findings.add(joined["fault"] == dates.UNREADABLE, "join_unreadable", "joined")
    for note, code in (
        (dates.YEAR_ONLY, "join_year_only"),
        (dates.SHORT_YEAR, "join_short_year"),
        (dates.AMBIGUOUS_MONTH, "month_ambiguous"),
        (dates.TIDIED, "date_tidied"),
    ):
        findings.add(joined[note], code, "joined")
    findings.add(joined["on"] > as_of, "joined_in_future", "joined")
    findings.add(joined["on"] < birth, "joined_before_birth", "joined")
    worked = _read(rows["worked_since"], number["worked_since"], as_of)
    findings.add(worked["fault"] == dates.UNREADABLE, "worked_unreadable", "worked_since")
    findings.add(worked["on"] > as_of, "worked_in_future", "worked_since")
    findings.add(worked["on"] < birth, "worked_before_birth", "worked_since")
    return {"birth_on": birth, "joined_on": joined["on"], "worked_since": worked["on"]}


def _judge_birth(
    text: pl.Series, numeric: pl.Series, birth_id: pl.Series, findings: Findings, as_of: date
) -> pl.Series:
    said = _read(text, numeric, as_of)
    findings.add(said["fault"] == dates.UNREADABLE, "birth_unreadable", "birth")
    on, precision = said["on"], said["precision"]
    same_year = on.dt.year() == birth_id.dt.year()
    # A number that lost its last nought may mean October where it says January.
    month_fits = (on.dt.month() == birth_id.dt.month()) | (said[dates.AMBIGUOUS_MONTH] & (birth_id.dt.month() == 10))
    day_fits = on == birth_id
    fits = same_year & (month_fits | (precision < _MONTH)) & (day_fits | (precision < _DAY))
    findings.add(on.is_not_null() & birth_id.is_not_null() & ~fits, "birth_mismatch", "birth")
    return pl.select(pl.coalesce(birth_id, on)).to_series().alias("birth_on")


def _judge_age(birth: pl.Series, findings: Findings, as_of: date) -> None:
    """Below 16 nobody may be employed (Labour Law 15); from 16 to 17 a juvenile worker (Labour Law 58)."""
    findings.add(birth > _years_before(as_of, 16), "under_16", "id_number")
    findings.add((birth > _years_before(as_of, 18)) & (birth <= _years_before(as_of, 16)), "young_worker", "id_number")
    findings.add(birth < _years_before(as_of, 100), "very_old", "id_number")


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _read(text: pl.Series, numeric: pl.Series, as_of: date) -> pl.DataFrame:
    """Read each distinct form once: ``on``, ``precision``, ``fault`` and one Boolean column for every note."""
    keys = pl.select(pl.when(numeric).then("#" + text).otherwise(text).alias("key"))
    distinct = keys["key"].unique().to_list()
    read = [dates.read_when(key.removeprefix("#"), numeric=key.startswith("#"), as_of=as_of) for key in distinct]
    precision = [_DAY if when.day_known else _YEAR if dates.YEAR_ONLY in when.notes else _MONTH for when in read]
    lookup = pl.DataFrame(
        {
            "key": pl.Series(distinct, dtype=pl.String),
            "on": pl.Series([when.on for when in read], dtype=pl.Date),
            "precision": pl.Series(precision, dtype=pl.Int8),
            "fault": pl.Series([when.fault for when in read], dtype=pl.String),
            **{
                note: pl.Series([note in when.notes for when in read], dtype=pl.Boolean)
                for note in (dates.SHORT_YEAR, dates.YEAR_ONLY, dates.AMBIGUOUS_MONTH, dates.TIDIED)
            },
        }
    )
    return keys.join(lookup, on="key", how="left", maintain_order="left")
