"""The vectors of the specification (all fictional) and the authorities that a common library refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionhall.kernel.credit_code import CreditCode, org_check_char, read_credit_code

GOOD = ["81210700MC01234505", "91210782MC0123450W", "89210782MC01234505", "N2210782MC0123450C"]


@pytest.mark.parametrize("code", GOOD)
def test_vectors_hold(code):
    assert read_credit_code(code) == CreditCode(code)
    assert read_credit_code(f" {code[:8].lower()}-{code[8:]} ").code == code


@pytest.mark.parametrize("code", GOOD)
def test_any_other_last_character_fails(code):
    for last in "0123456789ABCDEFGHJKLMNPQRTUWXY":
        if last != code[-1]:
            assert read_credit_code(code[:-1] + last).fault == "uscc_checksum"


def test_letters_outside_the_alphabet_and_other_authorities_are_a_wrong_form():
    assert read_credit_code("91210782MC012345OW").fault == "uscc_form"
    assert read_credit_code("B1210782MC0123450W").fault == "uscc_form"
    assert read_credit_code("").fault == "uscc_missing"


def test_a_union_is_told_by_its_first_two_characters():
    assert [read_credit_code(code).is_union for code in GOOD] == [True, False, True, False]


def test_organisation_code_vector_of_the_standard():
    assert org_check_char("D2143569") == "X"


@given(st.text(max_size=30))
def test_no_text_crashes_the_reader(text):
    read_credit_code(text)
