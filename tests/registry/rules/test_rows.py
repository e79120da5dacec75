"""Rows are frozen and start unknown."""

from dataclasses import FrozenInstanceError

import pytest

from unionhall.registry.rules.rows import NewEmployerYear


def test_unknown_is_none():
    row = NewEmployerYear(uscc="x", year=2023, source="s")
    assert (row.headcount, row.above_scale) == (None, None)
    with pytest.raises(FrozenInstanceError):
        row.year = 2024
