from datetime import date

import pytest

from unionhall.desk.rules.noting import Taken, noted

TODAY, DUE = date(2026, 11, 23), date(2026, 11, 30)


def step(state: str, said: str = "", **values) -> Taken:
    return Taken(state, values, said, TODAY, DUE)


def test_the_day_of_the_first_visit_is_fixed_once():
    first = noted(step("accepted"), accepted_before=False)
    assert first == {"assigned_to_id": None, "accepted_on": TODAY, "visit_by": DUE}
    assert noted(step("accepted"), accepted_before=True) == {"assigned_to_id": None}


@pytest.mark.parametrize(
    ("taken", "changed"),
    [
        (step("assigned", assigned_to=7), {"assigned_to_id": 7}),
        (step("working", visited_on="2026-11-20"), {"visited_on": date(2026, 11, 20)}),
        (step("working", said="还缺合同"), {"done_on": None, "done_note": ""}),
        (step("planned", planned_on="2026-12-20"), {"planned_on": date(2026, 12, 20)}),
        (step("done", said="办了"), {"done_on": TODAY, "done_note": "办了"}),
        (step("confirmed"), {"confirmed_on": TODAY}),
        (step("rated", said="好", stars=5), {"stars": 5, "words": "好"}),
        (step("refused", ground="twice"), {"ground": "twice"}),
        (step("withdrawn"), {}),
    ],
)
def test_each_state_keeps_its_own(taken, changed):
    assert noted(taken, accepted_before=True) == changed
