"""A yearly plan goes on into the next years: what is carried, and what differs from the plan before."""

from collections.abc import Mapping
from dataclasses import dataclass

from unionhall.desk.rules.return_forms import ReturnForm
from unionhall.desk.rules.splitting import Targets


def carried(targets: Targets, years: int) -> dict[tuple[str, int], int]:
    """Return the targets moved on by some years.

    >>> carried({("a", 2025): 3}, 1)
    {('a', 2026): 3}
    """
    return {(code, year + years): amount for (code, year), amount in targets.items()}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as in the plan before; ``before`` and ``after`` are empty where it was not there."""

    what: str
    before: str
    after: str


def form_differences(before: ReturnForm, after: ReturnForm) -> list[Difference]:
    """Return the fields and checks that came, went or changed their wording."""
    found = []
    for code in dict.fromkeys([*before.codes, *after.codes]):
        old, new = before.codes.get(code), after.codes.get(code)
        if old != new:
            found.append(Difference(code, old.title if old else "", new.title if new else ""))
    rules = [{one.code: one for one in form.checks} for form in (before, after)]
    for code in dict.fromkeys([*rules[0], *rules[1]]):
        was, now = (held.get(code) for held in rules)
        if was != now:
            found.append(Difference(code, was.rule if was else "", now.rule if now else ""))
    return found


def target_differences(
    before: Mapping[str, Targets], after: Mapping[str, Targets], years: int
) -> list[tuple[str, str, int, int, int]]:
    """Return (unit, field, year, before, now) of every target that changed, the plan before moved on by years."""
    found = []
    moved = {unit: carried(targets, years) for unit, targets in before.items()}
    for unit in dict.fromkeys([*moved, *after]):
        old, new = moved.get(unit, {}), after.get(unit, {})
        for code, year in sorted(dict.fromkeys([*old, *new])):
            was, now = old.get((code, year), 0), new.get((code, year), 0)
            if was != now:
                found.append((unit, code, year, was, now))
    return found
