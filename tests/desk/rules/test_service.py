from datetime import date, timedelta

import pytest

from unionhall.desk.rules.grants import GRANTS
from unionhall.desk.rules.service import BY_HAND, EVENTS, GROUNDS, ORDER, STATES
from unionhall.workflow.rules.procedure import faults

TODAY = date(2026, 11, 23)


def facts(submitted=None, **more):
    base = {
        "submitted": submitted or {},
        "today": TODAY,
        "reason": "",
        "order": True,
        "union": True,
        "asked_on": TODAY - timedelta(days=3),
        "station_people": [7, 8],
    }
    return base | more


def guards(state: str, event: str, given) -> list[tuple[str, bool]]:
    found = ORDER.transition(state, event)
    assert found is not None
    return [(guard.code, guard.check(given).ok) for guard in found.guards]


def test_the_table_is_sound():
    assert faults(ORDER, grants={grant.code for grant in GRANTS}) == []


def test_the_way_is_need_accepted_assigned_done_confirmed_rated():
    way = ["hand_in", "accept", "assign", "begin", "finish", "confirm", "rate"]
    state, passed = ORDER.start, [ORDER.start]
    for event in way:
        found = ORDER.transition(state, event)
        assert found is not None
        state = found.target
        passed.append(state)
    assert passed == ["need", "waiting", "accepted", "assigned", "working", "done", "confirmed", "rated"]


@pytest.mark.parametrize(
    ("state", "clock", "amount", "unit"),
    [
        ("waiting", "accept", 2, "working_day"),
        ("accepted", "first_visit", 5, "working_day"),
        ("assigned", "first_visit", 5, "working_day"),
        ("working", "close", 30, "day"),
        ("planned", "close", 30, "day"),
    ],
)
def test_the_promises_of_the_station_are_clocks_that_call_those_above(state, clock, amount, unit):
    (found,) = ORDER.state(state).clocks
    assert (found.code, found.amount, found.unit, found.escalate) == (clock, amount, unit, True)


def test_a_need_without_an_order_is_not_handed_in():
    assert guards("need", "hand_in", facts(order=False)) == [("asked", False)]
    assert guards("need", "hand_in", facts()) == [("asked", True)]


@pytest.mark.parametrize("ground", ["", "nonsense", ["not_ours"], None])
def test_a_refusal_names_its_ground(ground):
    assert guards("waiting", "refuse", facts({"ground": ground})) == [("ground", False)]


def test_every_ground_is_known():
    assert all(guards("waiting", "refuse", facts({"ground": one})) == [("ground", True)] for one in GROUNDS)


@pytest.mark.parametrize(("who", "ok"), [(7, True), (9, False), (None, False), ("7", False)])
def test_an_order_is_given_to_somebody_of_the_station(who, ok):
    assert guards("accepted", "assign", facts({"assigned_to": who})) == [("assignee", ok)]


@pytest.mark.parametrize(
    ("day", "ok"),
    [("2026-11-23", True), ("2026-11-20", True), ("2026-11-19", False), ("2026-11-24", False), ("soon", False)],
)
def test_the_first_visit_was_after_the_need_and_not_after_today(day, ok):
    assert guards("assigned", "begin", facts({"visited_on": day})) == [("visited", ok)]


@pytest.mark.parametrize(
    ("day", "ok"), [("2026-11-23", False), ("2026-11-24", True), ("2027-11-24", True), ("2027-11-25", False)]
)
def test_a_plan_names_a_day_to_come(day, ok):
    assert guards("working", "plan", facts({"planned_on": day})) == [("planned", ok)]


@pytest.mark.parametrize(("stars", "ok"), [(1, True), (5, True), (0, False), (6, False), (True, False), ("5", False)])
def test_stars_are_one_to_five(stars, ok):
    assert ("stars", ok) in guards("confirmed", "rate", facts({"stars": stars}))


def test_without_a_union_it_is_written_who_of_the_enterprise_said_so():
    assert guards("done", "confirm", facts(union=False)) == [("said", False)]
    assert guards("done", "confirm", facts(union=False, reason="厂办主任电话确认")) == [("said", True)]


def test_every_state_and_step_has_words():
    assert all(STATES.values())
    assert all(EVENTS.values())
    assert "hand_in" not in BY_HAND
    assert "lapse" not in BY_HAND
