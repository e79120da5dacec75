"""Codes are tidied or refused."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.registry.rules.credit_codes import tidy_credit_code


def test_tidied():
    assert tidy_credit_code(" 81210700mc01234505 ") == "81210700MC01234505"


@pytest.mark.parametrize("text", ["", "123", "91210782MC0123450X"])
def test_refused(text):
    with pytest.raises(Refused):
        tidy_credit_code(text)
