"""Codes of every edition are known, whatever became of the place."""

import pytest

from unionhall.kernel.region_codes import region_codes


@pytest.mark.parametrize(
    "code",
    [
        "210727",
        "210782",
        "210700",
        "640302",
        "520328",
        "320206",
        "511303",
        "220400",
        "653228",
        "653229",
        "110103",
        "441900",
    ],
)
def test_known(code):
    assert code in region_codes()


@pytest.mark.parametrize("code", ["219999", "000000", "999999", "2107"])
def test_unknown(code):
    assert code not in region_codes()
