import pytest

from unionhall.desk.actions.plan_session import plan_session
from unionhall.desk.queries.trainings import public_talks
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def test_a_plan_is_seen_by_nobody_outside(planned, station, today):
    row = planned(code="")
    assert (row.state, len(row.code)) == ("planned", 6)
    assert row.code.isdigit()
    assert public_talks(station.path, today) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "party"},
        {"topic": " "},
        {"from_minute": 660},
        {"to_minute": 1441},
        {"place": ""},
        {"capacity": 0},
        {"days": 800},
    ],
)
def test_what_nobody_could_attend_is_refused(planned, wrong):
    with pytest.raises(Refused):
        planned(**wrong)


@pytest.mark.parametrize(("who", "refusal"), [("far_station", NotFound), ("chair", NotAllowed)])
def test_nobody_plans_for_others(people, station, now, today, who, refusal):
    given = {"kind": "talk", "topic": "t", "held_on": today, "from_minute": 1, "to_minute": 2, "place": "x"}
    with pytest.raises(refusal):
        plan_session(actor=people[who], organisation_code=station.code, now=now, **given)


def test_a_room_of_others_is_not_taken(people, station, room, now, today):
    from_others = {"kind": "talk", "topic": "t", "held_on": today, "from_minute": 1, "to_minute": 2}
    with pytest.raises(NotFound):
        plan_session(
            actor=people["far_station"], organisation_code="O000100020003", room_id=room().pk, now=now, **from_others
        )
