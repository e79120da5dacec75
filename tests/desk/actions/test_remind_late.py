"""Reminders by hand: once a day, by those above only."""

import pytest

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import AFTER, COUNTY, NOW, part_at
from unionhall.desk.actions.remind_late import remind_late
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def test_every_late_unit_is_reminded_once_a_day(under_way, seats):
    under_way()

    def remind(who, now=AFTER, **more):
        return remind_late(actor=seats[who], part_id=part_at(COUNTY).pk, round_code="2026", now=now, **more)

    assert remind("county", now=NOW) == 0
    assert remind("county", words="请尽快") == 2
    assert remind("county") == 0
    with pytest.raises(Refused):
        remind("county", words="x" * 301)
    with pytest.raises(NotFound):
        remind("park")
    with pytest.raises(NotAllowed):
        remind("auditor")
