"""Values are plain and small; reasons are there when they must be."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.workflow.rules.values import LONGEST_REASON, clean_reason, merged


def test_what_is_handed_in_lies_over_what_is_held():
    assert merged({"a": 1, "b": 2}, {"b": 3}) == {"a": 1, "b": 3}


@pytest.mark.parametrize("bad", [{"a": object()}, {"a": float("nan")}, {1: "a"}])
def test_only_plain_values(bad):
    with pytest.raises(Refused):
        merged({}, bad)


def test_not_too_much():
    with pytest.raises(Refused, match="values_much"):
        merged({"a": "x" * 15_000}, {"b": "x" * 15_000})


def test_reasons():
    assert clean_reason("  so  it is ", required=True) == "so it is"
    assert clean_reason("", required=False) == ""
    with pytest.raises(Refused, match="reason_missing"):
        clean_reason("  ", required=True)
    with pytest.raises(Refused, match="reason_long"):
        clean_reason("x" * (LONGEST_REASON + 1), required=False)
