"""User names and numbers at the log-in door."""

import pytest

from unionhall.base.rules.logins import login_of, phone_of, phone_or_none, username_of
from unionhall.kernel.errors import Refused


@pytest.mark.parametrize(
    ("typed", "kept"), [("Li.Na", "li.na"), (" 王芳 001 ".replace(" ", ""), "王芳001"), ("ＡＢＣ", "abc")]
)
def test_names_are_kept_narrow_and_small(typed, kept):
    assert username_of(typed) == kept


@pytest.mark.parametrize("typed", ["ab", "13800138000", "a b c", ".abc", "x" * 61, "a@b.cn"])
def test_no_names(typed):
    with pytest.raises(Refused) as refusal:
        username_of(typed)
    assert refusal.value.code == "base.username_form"


def test_numbers():
    assert phone_or_none("+86 138 0013 8000") == "13800138000"
    assert phone_or_none("13800138000 / 13900139000") is None
    assert login_of("138-0013-8000") == "13800138000"
    assert login_of(" Li.Na ") == "li.na"


def test_a_refused_number_is_not_repeated():
    with pytest.raises(Refused) as refusal:
        phone_of("0931-1234567")
    assert "1234567" not in str(refusal.value)
