"""One way to write facts down, so that equal facts are equal bytes on every machine and database."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction


def canonical_json(facts: Mapping[str, object]) -> str:
    """Write ``facts`` as JSON with sorted names and no spaces; dates and exact numbers as text, floats refused.

    >>> canonical_json({"b": 1, "a": date(2026, 11, 22)})
    '{"a":"2026-11-22","b":1}'
    """
    return json.dumps(_plain(facts), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def instant_text(at: datetime) -> str:
    """Write an aware instant in UTC with microseconds.

    >>> instant_text(datetime(2026, 11, 22, tzinfo=UTC))
    '2026-11-22T00:00:00.000000Z'
    """
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(name): _plain(held) for name, held in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((_plain(held) for held in value), key=str)
    if isinstance(value, list | tuple):
        return [_plain(held) for held in value]
    if isinstance(value, Enum):
        return _plain(value.value)
    if isinstance(value, date | Decimal | Fraction):
        return instant_text(value) if isinstance(value, datetime) else str(value)
    if value is not None and not isinstance(value, bool | int | str):
        raise TypeError(f"no canonical form for {type(value).__name__}")
    return value
