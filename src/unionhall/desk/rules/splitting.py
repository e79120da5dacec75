"""Splitting a target among the units below: sums are exact, a shortfall is said, an excess is shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

MOST_TARGET = 10**15
MOST_UNITS = 2000
Cell = tuple[str, int]
"""Field code and year."""

Targets = Mapping[Cell, int]


@dataclass(frozen=True, slots=True)
class Balance:
    """What one cell of a unit's own target became: ``given`` to the parts (what it keeps itself included)."""

    field: str
    year: int
    own: int
    given: int

    @property
    def difference(self) -> int:
        return self.given - self.own

    @property
    def is_short(self) -> bool:
        return self.given < self.own


def balances(own: Targets, parts: Iterable[Targets]) -> list[Balance]:
    """Return for each cell of the own target, and each that a part has besides, what was given.

    >>> [one.difference for one in balances({("a", 2026): 10}, [{("a", 2026): 4}, {("a", 2026): 5}])]
    [-1]
    """
    given: dict[Cell, int] = {}
    for part in parts:
        for cell, amount in part.items():
            given[cell] = given.get(cell, 0) + amount
    cells = dict.fromkeys([*own, *given])
    return [Balance(code, year, own.get((code, year), 0), given.get((code, year), 0)) for code, year in sorted(cells)]


def judge_split(own: Targets, parts: Sequence[Targets], reason: str) -> list[Balance]:
    """Return the balances; refuse a negative or absurd figure, and a shortfall that nobody gives a reason for."""
    for part in (own, *parts):
        for amount in part.values():
            if not 0 <= amount <= MOST_TARGET:
                raise Refused("desk.bad_target", N_("A target is a whole number from 0."), where="targets")
    found = balances(own, parts)
    short = [one for one in found if one.is_short]
    if short and not reason.strip():
        first = short[0]
        raise Refused(
            "desk.split_short",
            N_(
                "For {year} the parts add up to {given}, the target is {own}: {missing} are missing. Give them to"
                " somebody or write why not."
            ),
            where="reason",
            year=first.year,
            given=first.given,
            own=first.own,
            missing=-first.difference,
            field=first.field,
        )
    return found


def in_proportion(total: int, weights: Sequence[int]) -> list[int]:
    """Return ``total`` split by weights so that the parts add up to it exactly (largest remainders, earlier first).

    Without any weight everybody gets the same.

    >>> in_proportion(10, [1, 1, 1])
    [4, 3, 3]
    """
    if not weights:
        return []
    shares = list(weights) if any(weights) else [1] * len(weights)
    whole = sum(shares)
    parts = [total * share // whole for share in shares]
    order = sorted(range(len(shares)), key=lambda at: (-(total * shares[at] % whole), at))
    for at in order[: total - sum(parts)]:
        parts[at] += 1
    return parts
