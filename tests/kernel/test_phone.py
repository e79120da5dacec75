"""Mobile numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionhall.kernel.phone import mask_phone, read_phone


@pytest.mark.parametrize(
    "typed",
    ["13949125560", "139-4912-5560", "139 4912 5560", "+86 13949125560", "0086-13949125560", "8613949125560",
     "013949125560", "１３９４９１２５５６０", "(139)49125560", "139.4912.5560"],
)  # fmt: skip
def test_harmless_forms(typed):
    assert read_phone(typed).number == "13949125560"


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("187394813", "phone_short"),
        ("139491255601", "phone_short"),
        ("12949125560", "phone_form"),
        ("0416-3822918", "phone_landline"),
        ("3822918", "phone_landline"),
        ("1.39491E+10", "phone_rounded"),
        ("", "phone_missing"),
        ("无", "phone_form"),
    ],
)
def test_faults_have_names(typed, fault):
    assert read_phone(typed).fault == fault


def test_the_first_of_two_is_taken_and_said():
    read = read_phone("13949125560/13949125561")
    assert (read.number, read.notes) == ("13949125560", ("phone_second",))


@given(st.text(max_size=40))
def test_no_text_crashes_the_reader(text):
    read = read_phone(text)
    assert bool(read.number) != bool(read.fault)


def test_mask():
    assert mask_phone("13949125560") == "139****5560"
