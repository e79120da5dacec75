"""Judges identity numbers, all at once where they have eighteen plain characters, one by one where they do not."""

import polars as pl

from unionhall.kernel import identity
from unionhall.kernel.identity import Identity, IdentityFault
from unionhall.kernel.region_codes import region_codes
from unionhall.registry.rules.roster.findings import Findings

_PLAIN = r"^[1-9][0-9]{16}[0-9X]$"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643, MOD 11-2
_PERMITS = ["810000", "820000", "830000"]


def judge_identity(
    rows: pl.DataFrame, number: dict[str, pl.Series], said_sex: pl.Series, findings: Findings
) -> dict[str, pl.Series]:
    """Return ``id_type``, ``id_number``, ``sex`` and ``birth_id`` (the number's own date)."""
    typed = rows["id_number"]
    rounded = number["id_number"] | typed.str.contains(r"^[0-9]+(?:\.[0-9]+)?[eE]\+?[0-9]+$")
    free = rows["id_type"].is_in([identity.PASSPORT, identity.TAIWAN, identity.HOME_RETURN, identity.MILITARY])
    plain = typed.str.contains(_PLAIN) & ~rounded & ~free
    read = _plain(typed, plain)
    findings.add(rounded, "numeric_id", "id_number")
    findings.add(plain & read["birth"].is_null(), identity.BIRTH, "id_number")
    findings.add(plain & read["birth"].is_not_null() & ~read["fits"], identity.CHECKSUM, "id_number")
    findings.add(read["holds"] & ~read["known"], identity.REGION_UNKNOWN, "id_number")
    columns = {"number": read["number"], "type": read["type"], "birth": read["own_birth"], "sex": read["sex"]}
    _one_by_one(rows, (~plain & ~rounded).arg_true().to_list(), columns, findings)
    for kind, code in ((identity.FOREIGN, "foreign_card"), (identity.RESIDENCE_PERMIT, "residence_permit")):
        findings.add(columns["type"] == kind, code, "id_number")
    taken = columns["number"] != ""
    findings.add(taken & ~(columns["number"].is_first_distinct()), "dup_in_file", "id_number")
    sex = columns["sex"]
    findings.add((sex != "") & (said_sex != "") & (sex != said_sex), "sex_mismatch", "sex")
    unread = (rows["sex"] != "") & (said_sex == "")
    findings.add(unread & (sex == ""), "sex_unreadable", "sex")
    final_sex = pl.select(pl.when(sex != "").then(sex).otherwise(said_sex)).to_series()
    return {
        "id_type": columns["type"],
        "id_number": columns["number"],
        "sex": final_sex.alias("sex"),
        "birth_id": columns["birth"],
    }


def _plain(typed: pl.Series, plain: pl.Series) -> pl.DataFrame:
    """Read the numbers of eighteen plain characters: integer arithmetic on the first seventeen digits."""
    text = pl.when(plain).then(typed)
    body = text.str.slice(0, 17).cast(pl.Int64)
    total = sum((((body // 10 ** (16 - place)) % 10) * weight for place, weight in enumerate(_WEIGHTS)), pl.lit(0))
    last = text.str.slice(17, 1).replace("X", "10").cast(pl.Int64)
    region = text.str.slice(0, 6)
    birth = text.str.slice(6, 8).str.to_date("%Y%m%d", strict=False)
    read = pl.select(
        typed.alias("typed"),
        # The number and its check value are congruent to 1 modulo 11 (ISO 7064).
        ((total + last) % 11 == 1).fill_null(value=False).alias("fits"),
        pl.when(birth.dt.year() >= 1900).then(birth).alias("birth"),
        pl.when(body % 2 == 1).then(pl.lit("M")).otherwise(pl.lit("F")).alias("sex"),
        pl.when(region.str.starts_with("9"))
        .then(pl.lit(identity.FOREIGN))
        .when(region.is_in(_PERMITS))
        .then(pl.lit(identity.RESIDENCE_PERMIT))
        .otherwise(pl.lit(identity.RESIDENT))
        .alias("type"),
        (region.str.starts_with("9") | region.is_in([*region_codes(), "830000"])).fill_null(value=True).alias("known"),
    )
    holds = pl.col("fits") & pl.col("birth").is_not_null()
    return read.with_columns(
        holds.alias("holds"),
        pl.when(holds).then(pl.col("birth")).alias("own_birth"),  # a mistyped number proves no birthday
        pl.when(holds).then(pl.col("typed")).otherwise(pl.lit("")).alias("number"),
        pl.when(holds).then(pl.col("type")).otherwise(pl.lit("")).alias("type"),
        pl.when(holds).then(pl.col("sex")).otherwise(pl.lit("")).alias("sex"),
    )


def _one_by_one(rows: pl.DataFrame, indices: list[int], columns: dict[str, pl.Series], findings: Findings) -> None:
    """Read what is written in any other form by the scalar reader, and lay the results over the columns."""
    if not indices:
        return
    typed, types = rows["id_number"].gather(indices).to_list(), rows["id_type"].gather(indices).to_list()
    results: list[Identity | None] = []
    for index, text, said_type in zip(indices, typed, types, strict=True):
        read = identity.read_identity(text, said_type)
        if isinstance(read, IdentityFault) and said_type:
            plain = identity.read_identity(text)
            if isinstance(plain, Identity):
                findings.note(index, "id_type_mismatch", "id_type")
                read = plain
        if isinstance(read, IdentityFault):
            findings.note(index, read.code, "id_number")
            results.append(None)
            continue
        for note in read.notes:
            findings.note(index, note, "id_number")
        if read.number != text and identity.OLD_15 not in read.notes:
            findings.note(index, "id_tidied", "id_number")
        results.append(read)
    for name, values in (
        ("number", [read.number if read else "" for read in results]),
        ("type", [read.type if read else "" for read in results]),
        ("sex", [read.sex if read else "" for read in results]),
        ("birth", [read.birth_on if read else None for read in results]),
    ):
        columns[name] = columns[name].scatter(indices, pl.Series(values, dtype=columns[name].dtype))
