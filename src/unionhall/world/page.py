"""Recomputes the page: what was published, what the records give, by which query, and whether the two agree."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from unionhall.world.recomputing import QUERIES, Computed, Records
from unionhall.world.rules.agreeing import agrees

PUBLISHED = Path(__file__).with_name("data") / "figures.toml"


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """One figure of the page."""

    id: str
    article: str
    value: Any
    op: str
    what: str
    cut: bool


@dataclass(frozen=True, slots=True)
class Result:
    """One figure recomputed; ``computed`` and ``agrees`` are ``None`` while its module is not built."""

    figure: PublishedFigure
    computed: Computed
    agrees: bool | None
    query: str | None

    def as_json(self) -> dict[str, Any]:
        """Return the shape that ``page --json`` prints."""
        return {
            "id": self.figure.id,
            "published": plain(self.figure.value),
            "op": self.figure.op,
            "computed": plain(self.computed),
            "agrees": self.agrees,
            "query": self.query,
        }


def plain(value: Any) -> Any:
    """Make a value fit for JSON: an exact share becomes a decimal number of at most six places."""
    if isinstance(value, Fraction | Decimal):
        rounded = round(Fraction(value), 6)
        return int(rounded) if rounded.denominator == 1 else float(rounded)
    return [plain(one) for one in value] if isinstance(value, list) else value


def published() -> list[PublishedFigure]:
    """Return every figure of the page in its order."""
    with PUBLISHED.open("rb") as file:
        rows = tomllib.load(file, parse_float=Decimal)["figures"]
    return [PublishedFigure(**{"cut": False, **row}) for row in rows]


def recompute(records: Records) -> list[Result]:
    """Run every query there is."""
    results = []
    for figure in published():
        query = QUERIES.get(figure.id)
        if query is None:
            results.append(Result(figure, None, None, None))
            continue
        computed = query(records)
        agreed = computed is not None and agrees(figure.op, figure.value, computed)
        name = f"{query.__module__}.{query.__name__}: {(query.__doc__ or '').strip()}"
        results.append(Result(figure, computed, agreed, name))
    return results
