"""What the engine's steps leave on a part."""

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import COUNTY, PARK, part_at, return_at, share


def test_who_keeps_it_returns_figures(issued, answer):
    issued()
    assert answer(COUNTY, "county", "confirm", "keep").keeps
    assert return_at(COUNTY).run.state == "open"


def test_who_passes_it_on_does_not(issued, answer, split):
    issued()
    answer(COUNTY, "county", "confirm")
    split(COUNTY, "county", share(PARK, founded=60, members=600))
    assert not part_at(COUNTY).keeps
