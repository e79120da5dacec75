"""Passwords are long and not guessable; nothing else is asked for."""

import pytest

from unionhall.base.rules.passwords import check_password, explanation, faults
from unionhall.kernel.errors import Refused

KNOWN = ("li.na", "Li Na", "13800138000")


@pytest.mark.parametrize(
    "password", ["four unrelated words", "工会干部喜欢骑自行车去上班", "correct-horse-battery", "q7Wm2kPz9x"]
)
def test_good_ones(password):
    assert faults(password, known=KNOWN, common=False) == []


@pytest.mark.parametrize(
    ("password", "common"),
    [
        ("sh0rt", False),
        ("1234567890123", False),
        ("aaaaaaaaaaaa", False),
        ("password1234", True),
        ("13800138000a", False),
        ("x" * 129, False),
        ("", False),
    ],
)
def test_bad_ones(password, common):
    assert faults(password, known=KNOWN, common=common)
    with pytest.raises(Refused) as refusal:
        check_password(password, known=KNOWN, common=common)
    assert refusal.value.code == "base.password_weak"
    assert password not in str(refusal.value) or not password


def test_like_ones_name():
    assert faults("wangxiaoming1", known=("wangxiaoming",), common=False)


def test_the_rule_is_told_before():
    assert "10" in explanation().plain()
