"""The vectors of the specification (all fictional), and what no text may do: crash the reader."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionhall.kernel.identity import (
    Identity,
    IdentityFault,
    age_on,
    check_char,
    mask_number,
    read_identity,
    tidy_number,
    upgrade_15,
)

GOOD = [
    ("21078219900101001X", "resident", "M"),
    ("210782199001010028", "resident", "F"),
    ("810000198506150039", "residence_permit", "M"),
    ("820000198506150049", "residence_permit", "F"),
    ("830000198506150059", "residence_permit", "M"),
    ("911840198506150038", "foreign", "M"),
    ("44030419550101001X", "resident", "M"),
]


@pytest.mark.parametrize(("number", "kind", "sex"), GOOD)
def test_vectors_hold(number, kind, sex):
    read = read_identity(number)
    assert isinstance(read, Identity)
    assert (read.type, read.number, read.sex, read.notes) == (kind, number, sex, ())
    assert read.birth_on == date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


@pytest.mark.parametrize("number", [number for number, _, _ in GOOD])
def test_any_other_last_character_fails(number):
    for last in "0123456789X":
        if last != number[-1]:
            assert read_identity(number[:-1] + last) == IdentityFault("bad_checksum")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("210782199002310015", "bad_birth_in_id"),
        ("2107821990023100101", "id_length"),
        ("21078219900101001", "id_length"),
        ("2.10782E+17", "id_form"),
        ("", "id_missing"),
        ("   ", "id_missing"),
        ("2107821990010l001X", "id_form"),
        ("没有", "id_form"),
        ("210782991332123", "bad_birth_in_id"),
    ],
)
def test_faults_have_names(number, code):
    assert read_identity(number) == IdentityFault(code)


@pytest.mark.parametrize(
    "typed",
    ["２１０７８２１９９００１０１００１ｘ", "210782 19900101 001x", "'21078219900101001X", "210782-19900101-001X"],
)
def test_harmless_forms_are_tidied(typed):
    assert tidy_number(typed) == "21078219900101001X"


def test_a_number_of_the_first_generation_is_upgraded_and_asked_about():
    read = read_identity("210782900101001")
    assert isinstance(read, Identity)
    assert read.number == upgrade_15("210782900101001") == "21078219900101001X"
    assert read.notes == ("old_15",)


def test_only_a_region_in_no_edition_is_noted():
    body = "21999919900101001"
    read = read_identity(body + check_char(body))
    assert isinstance(read, Identity)
    assert read.notes == ("region_unknown",)


def test_other_papers():
    assert read_identity("USA123456789012").type == "foreign_old"
    assert read_identity("H12345678").notes == ("needs_review",)
    assert read_identity("E12345678").type == "passport"
    assert read_identity("12345678", "taiwan").notes == ("needs_review",)
    assert read_identity("12345678") == IdentityFault("id_length")
    assert read_identity("南字第12345678号", "military").type == "military"


def test_age_counts_the_birthday():
    assert age_on(date(2010, 11, 23), date(2026, 11, 22)) == 15
    assert age_on(date(2010, 11, 22), date(2026, 11, 22)) == 16


@given(st.text(max_size=40), st.sampled_from(["", "passport", "taiwan", "military", "resident", "foreign_old"]))
def test_no_text_crashes_the_reader(text, kind):
    read = read_identity(text, kind)
    assert isinstance(read, Identity | IdentityFault)
    mask_number(tidy_number(text))


@given(st.integers(min_value=0, max_value=999), st.dates(date(1900, 1, 1), date(2026, 1, 1)))
def test_every_well_made_number_is_read_back(sequence, born):
    body = f"210782{born:%Y%m%d}{sequence:03d}"
    read = read_identity(body + check_char(body))
    assert isinstance(read, Identity)
    assert (read.birth_on, read.sex) == (born, "M" if sequence % 2 else "F")


def test_masks_hide_the_birthday():
    assert mask_number("21078219900101001X") == "210782********001X"
    assert mask_number("H12345678") == "H1*****78"
