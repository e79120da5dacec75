"""A process reads the ring of the home that is set, whatever it read before."""

import pytest
from cryptography.exceptions import InvalidTag

from unionhall.base import crypto

COLUMN = "base.account.phone"


def test_two_homes_have_two_rings(settings, tmp_path):
    home = settings.HOME
    first = crypto.seal(b"13800000000", COLUMN)
    before = crypto.blind_index("phone", "13800000000")
    settings.HOME = tmp_path
    with pytest.raises(InvalidTag):
        crypto.unseal(first, COLUMN)
    assert crypto.blind_index("phone", "13800000000") != before
    second = crypto.seal(b"13800000001", COLUMN)
    assert crypto.unseal(second, COLUMN) == b"13800000001"
    settings.HOME = home
    assert crypto.unseal(first, COLUMN) == b"13800000000"
    assert crypto.blind_index("phone", "13800000000") == before


def test_a_value_opens_in_its_own_column_only():
    sealed = crypto.seal(b"13800000000", COLUMN)
    with pytest.raises(InvalidTag):
        crypto.unseal(sealed, "registry.person.phone")


def test_many_sealed_at_once_open_one_by_one():
    plains = [b"1", b"", b"three"]
    sealed = crypto.seal_many(plains, COLUMN)
    assert [crypto.unseal(one, COLUMN) if one else b"" for one in sealed] == plains
    indexes = crypto.blind_indexes("phone", ["1", "", "3"])
    assert indexes == [crypto.blind_index("phone", "1"), None, crypto.blind_index("phone", "3")]
