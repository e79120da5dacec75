"""Overlaps count whole days; the modes fit the kinds."""

from datetime import date

import pytest

from unionhall.kernel.errors import Refused
from unionhall.registry.rules.coverage import Lifetime, StandingCoverage, check_coverages
from unionhall.registry.rules.rows import NewCoverage

UNIONS = {"U": Lifetime(date(2000, 1, 1), None, "single_union", "甲"), "J": Lifetime(None, None, "joint_union", "联")}
EMPLOYERS = {"E": Lifetime(None, date(2025, 12, 31), "", "厂"), "F": Lifetime(None, None, "", "店")}


def check(*rows, standing=()):
    check_coverages(
        [NewCoverage(uscc=u, union_code=c, mode=m, from_on=f, to_on=t) for u, c, m, f, t in rows],
        employers=EMPLOYERS,
        unions=UNIONS,
        standing=standing,
    )


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("E", "U", "own", date(2020, 1, 1), None), "after_it_closed"),
        (("F", "U", "own", date(1999, 1, 1), None), "before_it_stood"),
        (("F", "U", "sideways", date(2020, 1, 1), None), "unknown_mode"),
        (("F", "U", "own", date(2020, 1, 2), date(2020, 1, 1)), "ends_before"),
        (("F", "J", "own", date(2020, 1, 2), None), "mode_does_not_fit"),
    ],
)
def test_alone(row, code):
    with pytest.raises(Refused, match=code):
        check(row)


def test_rows_of_one_batch_see_each_other():
    with pytest.raises(Refused, match="covered_already"):
        check(("F", "J", "joint", date(2020, 1, 1), None), ("F", "U", "own", date(2021, 1, 1), None))
    held = StandingCoverage("E", "U", "own", date(2020, 1, 1), date(2020, 12, 31))
    with pytest.raises(Refused, match="own_union_of_another"):
        check(("F", "U", "own", date(2020, 12, 31), None), standing=[held])
    check(("F", "U", "own", date(2021, 1, 1), None), standing=[held])
