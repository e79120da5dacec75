"""The wall chart of a procedure, laid out from its table: one row a state, one lane a holder.

Pure geometry in points; words are put in by whoever draws. An arrow to the next row runs straight through the gap, a
jump forward runs along the right margin, a way back along the left one, each in a channel of its own, so that no arrow
crosses a box.
"""

from dataclasses import dataclass

from unionhall.workflow.rules.procedure import INITIATOR, NOBODY, STATION, SUPERIOR, UNIT, Procedure, State, Transition

LANES = ((INITIATOR, UNIT), (STATION,), (SUPERIOR,), (NOBODY,))
ROOM = 84  # for the words of a way back
BOX_WIDTH, BOX_HEIGHT, LANE_WIDTH, GAP, HEAD, MARGIN, CHANNEL, SIDE = 168, 50, 196, 44, 64, 24, 15, 13


@dataclass(frozen=True, slots=True)
class Box:
    """A state as drawn; ``x`` and ``y`` are its left upper corner."""

    state: State
    x: int
    y: int
    width: int
    height: int
    live: bool
    passed: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """A transition as drawn: a line through ``points``; its words begin (``anchor`` start) or end at ``label``."""

    transition: Transition
    points: tuple[tuple[int, int], ...]
    label: tuple[int, int]
    anchor: str
    room: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A column: who has the run in its states."""

    roles: tuple[str, ...]
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole drawing."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def chart(table: Procedure, *, live: str = "", passed: frozenset[str] = frozenset()) -> Chart:
    """Lay a table out; ``live`` is the state in which the run stands, ``passed`` those that it has left."""
    order = {state.code: number for number, state in enumerate(table.states)}
    groups = [group for group in LANES if any(state.holder in group for state in table.states)]
    forward = [one for one in table.transitions if order[one.target] > order[one.source] + 1]
    backward = [one for one in table.transitions if order[one.target] <= order[one.source]]
    left = MARGIN + CHANNEL * (len(backward) + 1) + (ROOM if backward else 0)
    lanes = tuple(Lane(group, left + number * LANE_WIDTH, LANE_WIDTH) for number, group in enumerate(groups))
    boxes = _boxes(table, lanes, (forward, backward), live, passed)
    right = left + LANE_WIDTH * len(groups)
    by_state = {box.state.code: box for box in boxes}
    straight = [one for one in table.transitions if order[one.target] == order[one.source] + 1]
    arrows = [*_straight(straight, by_state), *_around(forward, by_state, order, right, to_right=True)]
    arrows += _around(backward, by_state, order, left, to_right=False)
    width = right + CHANNEL * (len(forward) + 1) + MARGIN
    height = max(box.y + box.height for box in boxes) + MARGIN
    return Chart(width, height, lanes, boxes, tuple(arrows))


def _boxes(
    table: Procedure,
    lanes: tuple[Lane, ...],
    jumps: tuple[list[Transition], list[Transition]],
    live: str,
    passed: frozenset[str],
) -> tuple[Box, ...]:
    found, y = [], HEAD
    for state in table.states:
        lane = next(lane for lane in lanes if state.holder in lane.roles)
        ends = max(sum((one.source == state.code) + (one.target == state.code) for one in side) for side in jumps)
        height = max(BOX_HEIGHT, SIDE * (ends + 1))
        x = lane.x + (LANE_WIDTH - BOX_WIDTH) // 2
        is_live, was = state.code == live, state.code in passed
        found.append(Box(state, x, y, BOX_WIDTH, height, live=is_live, passed=was and not is_live))
        several = sum(1 for one in table.leaving(state.code) if all(one not in side for side in jumps))
        y += height + GAP + 14 * max(0, several - 1)
    return tuple(found)


def _straight(transitions: list[Transition], boxes: dict[str, Box]) -> list[Arrow]:
    """Draw what leads to the next row, several side by side."""
    found = []
    for one in transitions:
        twins = [other for other in transitions if other.source == one.source]
        number, source, target = twins.index(one), boxes[one.source], boxes[one.target]
        shift = 24 * number - 12 * (len(twins) - 1)
        x, end = source.x + source.width // 2 + shift, target.x + target.width // 2 + shift
        top, bottom = source.y + source.height, target.y
        middle = top + (bottom - top) // 2
        points = ((x, top), (x, bottom)) if x == end else ((x, top), (x, middle), (end, middle), (end, bottom))
        if x == end:
            label, anchor, room = (x + 6, top + 18 + 14 * number), "start", LANE_WIDTH
        else:
            label, anchor, room = ((min(x, end) + 6, middle - 5), "start", abs(end - x) - 12)
        found.append(Arrow(one, points, label, anchor, room))
    return found


def _around(
    transitions: list[Transition], boxes: dict[str, Box], order: dict[str, int], edge: int, *, to_right: bool
) -> list[Arrow]:
    """Draw what jumps over rows: out of the side, along a channel, into the side."""
    used: dict[str, int] = {}
    found = []
    for number, one in enumerate(sorted(transitions, key=lambda each: abs(order[each.target] - order[each.source]))):
        source, target = boxes[one.source], boxes[one.target]
        channel = edge + CHANNEL * (number + 1) if to_right else edge - ROOM - CHANNEL * (number + 1)
        from_y = _slot(source, used)
        to_y = _slot(target, used)
        from_x, to_x = (box.x + box.width if to_right else box.x for box in (source, target))
        points = ((from_x, from_y), (channel, from_y), (channel, to_y), (to_x, to_y))
        anchor = "start" if to_right else "end"
        label = (from_x + 6, from_y - 3) if to_right else (from_x - 6, from_y - 3)
        found.append(Arrow(one, points, label, anchor, max(abs(channel - from_x) - 10, 60)))
    return found


def _slot(box: Box, used: dict[str, int]) -> int:
    """Return the next free height at a box's side."""
    used[box.state.code] = used.get(box.state.code, 0) + 1
    return box.y + SIDE * used[box.state.code]
