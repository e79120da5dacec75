"""The wall chart: every state a box, every transition an arrow, no arrow through a box."""

import pytest

from procedure_for_tests import TABLE, WITH_PAPERS
from unionhall.workflow.rules.chart import Box, chart


@pytest.mark.parametrize("table", [TABLE, WITH_PAPERS])
def test_everything_is_drawn_inside_the_paper(table):
    made = chart(table)
    assert [box.state.code for box in made.boxes] == [state.code for state in table.states]
    assert len(made.arrows) == len(table.transitions)
    for arrow in made.arrows:
        assert all(0 <= x <= made.width and 0 <= y <= made.height for x, y in arrow.points)
    for one, two in zip(made.boxes, made.boxes[1:], strict=False):
        assert one.y + one.height < two.y


def _crosses(box: Box, first: tuple[int, int], second: tuple[int, int]) -> bool:
    left, right = sorted((first[0], second[0]))
    top, bottom = sorted((first[1], second[1]))
    return left < box.x + box.width and right > box.x and top < box.y + box.height and bottom > box.y


def test_no_arrow_runs_through_a_box():
    made = chart(TABLE)
    for arrow in made.arrows:
        for first, second in zip(arrow.points, arrow.points[1:], strict=False):
            assert not [box.state.code for box in made.boxes if _crosses(box, first, second)], arrow.transition.event


def test_channels_are_not_shared():
    made = chart(TABLE)
    channels = [
        arrow.points[1][0]
        for arrow in made.arrows
        if len(arrow.points) == 4 and arrow.points[0][1] == arrow.points[1][1]
    ]
    assert len(channels) == len(set(channels))


def test_the_live_state_and_those_left():
    made = chart(TABLE, live="asked", passed=frozenset({"drafting", "asked"}))
    assert [(box.live, box.passed) for box in made.boxes][:3] == [(False, True), (True, False), (False, False)]
