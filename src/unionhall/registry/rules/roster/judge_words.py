"""Judges names, phones, wages and words: every distinct form is read once, plain forms not at all."""

from collections.abc import Sequence

import polars as pl

from unionhall.kernel.phone import read_phone
from unionhall.registry.rules.roster import money
from unionhall.registry.rules.roster.findings import Findings
from unionhall.registry.rules.roster.words import VOCABULARY, read_name, read_word, word_key

_PLAIN_NAME = r"^[\x{4e00}-\x{9fff}]{2,4}$"
_PLAIN_PHONE = r"^1[3-9][0-9]{9}$"
_LENGTHS = {"household": 120, "group": 60, "job_title": 40, "member_number": 32, "note": 200}
_WORD_LENGTH = 20
_UNKNOWN = {"ethnicity": "ethnicity_unknown", "political_status": "political_unknown"}
_QUIET = {"sex", "ethnicity", "id_type"}  # 汉 for 汉族 need not be said


def judge_names(names: pl.Series, findings: Findings) -> pl.Series:
    """Return the names as they are kept."""
    findings.add(names == "", "no_name", "name")
    others = ((names != "") & ~names.str.contains(_PLAIN_NAME)).arg_true().to_list()
    if not others:
        return names
    kept = []
    for index, text in zip(others, names.gather(others).to_list(), strict=True):
        name, looks_right = read_name(text)
        if not name:
            findings.note(index, "no_name", "name")
        elif not looks_right:
            findings.note(index, "name_odd", "name")
        elif name != text:
            findings.note(index, "name_tidied", "name")
        kept.append(name[:60])
    return names.scatter(others, pl.Series(kept, dtype=pl.String))


def judge_phones(phones: pl.Series, numeric: pl.Series, findings: Findings) -> pl.Series:
    """Return the numbers, eleven digits or empty."""
    plain = phones.str.contains(_PLAIN_PHONE)
    findings.add(plain & numeric, "phone_number", "phone")
    others = (~plain).arg_true().to_list()
    if others:
        kept = []
        for index, text in zip(others, phones.gather(others).to_list(), strict=True):
            read = read_phone(text)
            if read.fault:
                findings.note(index, read.fault, "phone")
            for note in read.notes:
                findings.note(index, note, "phone")
            if read.number and not read.notes:
                findings.note(index, "phone_tidied", "phone")
            kept.append(read.number)
        phones = phones.scatter(others, pl.Series(kept, dtype=pl.String))
    again = {index for index, found in findings.by_index.items() if any(code == "dup_in_file" for code, _ in found)}
    seen_again = ((phones != "") & phones.is_duplicated()).arg_true().to_list()
    seen: set[str] = set()
    for index in seen_again:  # rows that only repeat a person are refused already and say nothing about others
        if index in again:
            continue
        if phones[index] in seen:
            findings.note(index, "phone_shared", "phone")
        seen.add(phones[index])
    return phones


def judge_wages(wages: pl.Series, findings: Findings) -> pl.Series:
    """Return the wages in fen."""
    distinct = wages.unique().to_list()
    read = [money.read_amount(text) for text in distinct]
    fen = _map(wages, distinct, [amount.fen for amount in read], pl.Int64)
    findings.add(
        _map(wages, distinct, [amount.fault == money.UNREADABLE for amount in read], pl.Boolean),
        "wage_unreadable",
        "dues_base",
    )
    findings.add(_map(wages, distinct, [amount.tidied for amount in read], pl.Boolean), "money_tidied", "dues_base")
    return fen


def judge_words(rows: pl.DataFrame, findings: Findings) -> dict[str, pl.Series]:
    """Return the columns with a vocabulary in its words; what is not in it stays as it was typed."""
    parts = {}
    for code in VOCABULARY:
        typed = rows[code]
        distinct = typed.unique().to_list()
        known = [read_word(code, text) if text else "" for text in distinct]
        kept = [word if word is not None else _unknown(code, text) for text, word in zip(distinct, known, strict=True)]
        parts[code] = _map(typed, distinct, kept, pl.String)
        if code not in {"sex", "id_type"}:
            unknown = [word is None for word in known]
            findings.add(_map(typed, distinct, unknown, pl.Boolean), _UNKNOWN.get(code, "word_unknown"), code)
        if code not in _QUIET:
            changed = [word is not None and word != text for text, word in zip(distinct, known, strict=True)]
            findings.add(_map(typed, distinct, changed, pl.Boolean), "word_tidied", code)
    return parts


def _unknown(code: str, text: str) -> str:
    return "" if code in {"sex", "id_type"} else word_key(text)[:_WORD_LENGTH]


def judge_texts(rows: pl.DataFrame, findings: Findings) -> dict[str, pl.Series]:
    """Return the free columns, cut to what the tables hold."""
    parts = {}
    for code, length in _LENGTHS.items():
        findings.add(rows[code].str.len_chars() > length, "too_long", code)
        parts[code] = rows[code].str.slice(0, length)
    return parts


def _map(column: pl.Series, old: list[str], new: Sequence[object], dtype: type[pl.DataType]) -> pl.Series:
    return column.replace_strict(pl.Series(old, dtype=pl.String), pl.Series(new, dtype=dtype), return_dtype=dtype)
