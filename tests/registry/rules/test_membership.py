"""Everything that is not in the table is refused; guards say all that is open."""

from datetime import date
from itertools import product

import pytest

from unionhall.kernel.errors import Refused
from unionhall.registry.rules.kinds import STATUSES
from unionhall.registry.rules.membership import (
    ENDED,
    EVENTS,
    PARTIES,
    TRANSITIONS,
    Change,
    Host,
    check_start,
    decide,
    is_juvenile,
    possible,
)

TODAY = date(2026, 11, 22)
READY = Change(
    on=date(2026, 1, 31),
    spell_from_on=date(2020, 1, 1),
    today=TODAY,
    reason="x",
    ground="retirement",
    papers=("1",),
    educated_on=(date(2025, 6, 1), date(2025, 9, 1)),
    talked_on=date(2026, 1, 1),
)


@pytest.mark.parametrize(("event", "status", "party"), list(product(EVENTS, STATUSES, PARTIES)))
def test_the_table_and_nothing_else(event, status, party):
    row = next((row for row in TRANSITIONS if (row.event, row.source) == (event, status)), None)
    if row is not None and party in row.parties:
        assert decide(event, status, party, READY) is row
        assert row in possible(status, party)
        return
    with pytest.raises(Refused, match=r"no_such_change|not_this_party"):
        decide(event, status, party, READY)


def test_nothing_leads_out_of_an_ended_spell():
    assert all(row.source not in ENDED for row in TRANSITIONS)
    assert all(not possible(status, party) for status in ENDED for party in PARTIES)


@pytest.mark.parametrize("row", TRANSITIONS, ids=lambda row: f"{row.event}-{row.source}")
def test_every_guard_holds_it_back(row):
    bare = Change(on=date(2019, 1, 1), spell_from_on=date(2020, 1, 1), today=TODAY, other_running=True)
    with pytest.raises(Refused) as caught:
        decide(row.event, row.source, next(iter(row.parties)), bare)
    assert caught.value.facts["open"] == sorted(guard.__name__.strip("_") for guard in row.guards)


HOST = Host("工会", "single_union", date(1997, 1, 1), None)


def start(host=HOST, **more):
    given = {"from_on": date(2020, 1, 1), "joined_on": date(2020, 1, 1), "birth_on": date(1990, 1, 1)} | more
    check_start(host, subject="张三", today=TODAY, **given)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"host": Host("站", "guidance_station", None, None)}, "holds_no_members"),
        ({"host": Host("工会", "single_union", None, date(2021, 1, 1))}, "union_closed"),
        ({"from_on": date(1996, 12, 31), "joined_on": date(1996, 12, 31)}, "before_founding"),
        ({"from_on": date(2026, 11, 23)}, "starts_in_future"),
        ({"joined_on": date(2020, 1, 2)}, "joined_after_start"),
        ({"birth_on": date(2004, 1, 2)}, "too_young"),
    ],
)
def test_what_cannot_start(change, code):
    with pytest.raises(Refused, match=code):
        start(**change)


def test_sixteen_on_the_day_may_join_and_is_marked():
    start(birth_on=date(2004, 1, 1))
    assert is_juvenile(date(2004, 1, 1), date(2020, 1, 1))
    assert not is_juvenile(date(2004, 1, 1), date(2022, 1, 1))
