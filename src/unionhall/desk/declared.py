"""What higher modules bring to the desk: answers to service orders, counted figures for returns."""

from collections.abc import Callable
from dataclasses import dataclass

from unionhall.desk.rules.order_types import OrderType

_TYPES: dict[str, OrderType] = {}


def register_type(code: str, title: str, answers: str = "") -> None:
    """Enter a type, or say which address answers it (called in ``AppConfig.ready``); two cannot answer the same."""
    known = _TYPES.get(code)
    assert known is None or known.title == title, f"order type {code} has two titles"
    assert known is None or not (known.answers and answers and known.answers != answers), f"{code} is answered twice"
    _TYPES[code] = OrderType(code, title, answers or (known.answers if known else ""))


def order_type(code: str) -> OrderType | None:
    """Return a type, nothing when this installation does not know it."""
    return _TYPES.get(code)


def all_types() -> dict[str, OrderType]:
    """Return every type by its code, in the order of registration."""
    return dict(_TYPES)


def withdraw_type(code: str) -> None:
    """Forget a type (tests)."""
    _TYPES.pop(code, None)


@dataclass(frozen=True, slots=True)
class Counter:
    """Who counts figures for returns: the address that fills a return (by its id), and the rows behind a figure.

    ``rows(indicator, organisation_code, as_of, cohort)`` returns the address of the rows.
    """

    fill: str
    rows: Callable[[str, str, str, str], str]


_COUNTERS: list[Counter] = []


def register_counter(fill: str, rows: Callable[[str, str, str, str], str]) -> None:
    """Enter who counts figures (called in ``AppConfig.ready`` of a higher module); there is one."""
    _COUNTERS[:] = [Counter(fill, rows)]


def counter() -> Counter | None:
    """Return who counts figures in this installation."""
    return _COUNTERS[0] if _COUNTERS else None
