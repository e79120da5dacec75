"""All rows at once come to the same end as one by one."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from registry.rosters import AS_OF, as_csv, as_xlsx, person
from unionhall.kernel.identity import Identity, check_char, read_identity
from unionhall.registry.rules.roster.judge import VALUES
from unionhall.registry.rules.roster.reading import read_roster


def test_counts_and_values() -> None:
    judged = read_roster(as_xlsx([person(0), person(1, 姓名=""), person(2, 民族="汗族")]), as_of=AS_OF).judged
    assert judged.counts() == {"ok": 1, "warn": 1, "refuse": 1}
    assert set(VALUES) <= set(judged.frame.columns)


def _number(parts: tuple[int, int, int, int, int]) -> str:
    year, month, day, sequence, last = parts
    body = f"210782{year:04d}{month:02d}{day:02d}{sequence:03d}"
    return body + (check_char(body) if last == 11 else "0123456789X"[last])


NUMBERS = st.tuples(
    st.integers(1895, 2030),
    st.integers(0, 13),
    st.integers(0, 32),
    st.integers(0, 999),
    st.sampled_from([11, 11, 0, 10]),
).map(_number)


@given(st.lists(NUMBERS, min_size=1, max_size=20, unique=True))
@settings(max_examples=60, deadline=None)
def test_the_set_wise_reading_of_numbers_is_the_scalar_one(numbers: list[str]) -> None:
    rows = [person(serial, 身份证号码=number, 性别="", 出生年月="") for serial, number in enumerate(numbers)]
    judged = read_roster(as_csv(rows), as_of=date(2100, 1, 1)).judged
    for index, number in enumerate(numbers):
        scalar = read_identity(number)
        values = judged.frame.row(index, named=True)
        found = {code for code, about in judged.findings.by_index.get(index, ()) if about == "id_number"}
        if isinstance(scalar, Identity):
            assert (values["id_number"], values["birth_on"], values["sex"]) == (number, scalar.birth_on, scalar.sex)
        else:
            assert values["id_number"] == ""
            assert scalar.code in found
