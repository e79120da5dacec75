"""What an order keeps of a step: days, people, words, stars."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Taken:
    """A step as the engine took it: the new state, what was handed in and said, and when."""

    state: str
    values: Mapping[str, Any]
    said: str
    today: date
    visit_by: date


def noted(step: Taken, *, accepted_before: bool) -> dict[str, Any]:
    """Return the fields of the order that change with a step.

    The day by which the first visit is due is fixed once: who hands an order back wins no time. An order that is
    opened again is not done; an order that is handed back is nobody's.
    """
    values, today = step.values, step.today
    if step.state == "accepted":
        freed: dict[str, Any] = {"assigned_to_id": None}
        return freed if accepted_before else {**freed, "accepted_on": today, "visit_by": step.visit_by}
    if step.state == "working":
        again: dict[str, Any] = {"done_on": None, "done_note": ""}
        return {"visited_on": _day(values, "visited_on")} if "visited_on" in values else again
    found: dict[str, dict[str, Any]] = {
        "assigned": {"assigned_to_id": values.get("assigned_to")},
        "planned": {"planned_on": _day(values, "planned_on")},
        "done": {"done_on": today, "done_note": step.said},
        "confirmed": {"confirmed_on": today},
        "rated": {"stars": values.get("stars"), "words": step.said},
        "refused": {"ground": str(values.get("ground", ""))},
    }
    return found.get(step.state, {})


def _day(values: Mapping[str, Any], name: str) -> date | None:
    return date.fromisoformat(str(values[name])) if name in values else None
