"""Geometry of the two server-drawn charts; lengths are per cent of the drawing, so text never scales."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from unionhall.ui.formats import number_text

Value = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its length in per cent of the longest; unknown values have no bar."""

    label: str
    text: str
    length: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a line: where it stands in per cent, and what it says."""

    label: str
    text: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Name:
    """One label under the line."""

    text: str
    x: str


@dataclass(frozen=True, slots=True)
class Tick:
    """One horizontal line with its number."""

    text: str
    y: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line chart: runs of neighbouring known points, the points and the scale."""

    runs: tuple[str, ...]
    points: tuple[Point, ...]
    names: tuple[Name, ...]
    ticks: tuple[Tick, ...]
    rows: tuple[tuple[str, str], ...]


def bars(rows: Iterable[Sequence[object]]) -> list[Bar]:
    """Measure ``(label, value)`` or ``(label, value, url)`` rows against the largest value."""
    listed = [tuple(row) for row in rows]
    longest = max((_value(row) or 0 for row in listed), default=0)
    drawn = []
    for row in listed:
        value = _value(row)
        length = 100 * value / longest if value and longest > 0 else 0
        url = str(row[2]) if len(row) > 2 and row[2] else ""
        drawn.append(Bar(str(row[0]), number_text(_shown(row)), f"{max(length, 0):.2f}%", url))
    return drawn


def line(rows: Iterable[Sequence[object]]) -> Line:
    """Lay ``(label, value)`` rows out from left to right; the scale begins at zero and ends at a round number."""
    listed = [tuple(row) for row in rows]
    values = [_value(row) for row in listed]
    top = _round_up(max((value for value in values if value is not None), default=0))
    count = len(listed)
    across = [50.0 if count == 1 else 6 + 88 * index / (count - 1) for index in range(count)]
    points: list[Point] = []
    runs: list[list[str]] = []
    run: list[str] = []
    for row, value, x in zip(listed, values, across, strict=True):
        if value is None:
            runs.append(run)
            run = []
            continue
        y = 92 - 84 * value / top
        points.append(Point(str(row[0]), number_text(_shown(row)), f"{x:.2f}%", f"{y:.2f}%"))
        run.append(f"{x:.2f},{y:.2f}")
    runs.append(run)
    names = tuple(
        Name(str(listed[index][0]), f"{across[index]:.2f}%") for index in range(count) if _named(index, count)
    )
    ticks = tuple(Tick(number_text(_tidy(top * part / 2)), f"{92 - 42 * part}%") for part in (0, 1, 2))
    table = tuple((str(row[0]), number_text(_shown(row))) for row in listed)
    return Line(tuple(" ".join(part) for part in runs if part), tuple(points), names, ticks, table)


def _shown(row: Sequence[object]) -> Value | None:
    value = row[1]
    return value if isinstance(value, int | float | Decimal) else None


def _value(row: Sequence[object]) -> float | None:
    value = _shown(row)
    return None if value is None else float(value)


def _named(index: int, count: int) -> bool:
    """At most six labels stand under the line, always the first and the last."""
    if count <= 6:
        return True
    return index in {round(part * (count - 1) / 4) for part in range(5)}


def _round_up(value: float) -> float:
    """Return the next of 1, 2, 5 times a power of ten."""
    if value <= 0:
        return 1.0
    power = 1.0
    while power * 10 <= value:
        power *= 10
    while power > value:
        power /= 10
    return next(step * power for step in (1, 2, 4, 5, 10) if step * power >= value)


def _tidy(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 2)
