"""Keyset paging: a page begins behind a row, so rows that come or go meanwhile shift nothing and deep pages stay fast.

Rows are ordered by one lookup and the primary key. Empty values stand last, upwards and downwards.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet


@dataclass(frozen=True, slots=True)
class Order:
    """Order by ``lookup`` (and the primary key), ``descending`` or not; ``nullable`` when values may be empty."""

    lookup: str
    descending: bool = False
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place between two rows: behind (``after``) or before the row with this value and primary key."""

    value: Any
    pk: int
    after: bool = True


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of rows with the places where its neighbours begin."""

    rows: Sequence[Any]
    following: Cursor | None
    preceding: Cursor | None


def write_cursor(cursor: Cursor) -> str:
    """Return the cursor as a word for an address."""
    value = cursor.value
    kind = "t" if isinstance(value, datetime) else "d" if isinstance(value, date) else "v"
    plain = value.isoformat() if isinstance(value, date) else value
    return base64.urlsafe_b64encode(json.dumps([kind, plain, cursor.pk]).encode()).decode().rstrip("=")


def read_cursor(word: str, *, after: bool) -> Cursor | None:
    """Return the cursor of a word, or nothing when the word is none of ours."""
    try:
        kind, value, pk = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
        if kind in {"t", "d"}:
            value = datetime.fromisoformat(value) if kind == "t" else date.fromisoformat(value)
    except (ValueError, TypeError, binascii.Error, RecursionError):
        return None
    if not _is_plain(value) or not isinstance(pk, int) or not 0 <= pk < 2**63:
        return None
    return Cursor(value, pk, after)


def _is_plain(value: Any) -> bool:
    if isinstance(value, str):
        return "\0" not in value
    if isinstance(value, int | float):
        return abs(value) < 2**63
    return value is None or isinstance(value, date)


def ordered(rows: QuerySet[Any], order: Order, *, reverse: bool = False) -> QuerySet[Any]:
    """Return the rows in the order, or in its exact reverse."""
    descending = order.descending != reverse
    key: Any = F(order.lookup)
    if order.nullable:
        options = {"nulls_first": True} if reverse else {"nulls_last": True}
        key = key.desc(**options) if descending else key.asc(**options)
    else:
        key = key.desc() if descending else key.asc()
    if order.lookup == "pk":
        return rows.order_by(key)
    return rows.order_by(key, "-pk" if descending else "pk")


def _beyond(order: Order, cursor: Cursor) -> Q:
    """Return the condition of the rows on the cursor's side."""
    upwards = order.descending != cursor.after
    side = "gt" if upwards else "lt"
    if order.lookup == "pk":
        return Q(**{f"pk__{side}": cursor.pk})
    key, tie = order.lookup, Q(**{f"pk__{side}": cursor.pk})
    if cursor.value is None:
        empty = Q(**{f"{key}__isnull": True}) & tie
        return empty if cursor.after else empty | Q(**{f"{key}__isnull": False})
    # The bound alone lets an index find the place; the second part drops what ties before it.
    condition = Q(**{f"{key}__{side}e": cursor.value}) & (Q(**{f"{key}__{side}": cursor.value}) | tie)
    if order.nullable and cursor.after:
        condition |= Q(**{f"{key}__isnull": True})
    return condition


def value_of(row: Any, lookup: str) -> Any:
    """Return the value of a lookup like ``union__name`` on a row."""
    for part in lookup.split("__"):
        row = getattr(row, part) if row is not None else None
    return row


def cut(rows: QuerySet[Any], order: Order, cursor: Cursor | None, size: int) -> Slice:
    """Return one page of ``size`` rows; one query."""
    backwards = cursor is not None and not cursor.after
    chosen = ordered(rows, order, reverse=backwards)
    if cursor is not None:
        try:
            chosen = chosen.filter(_beyond(order, cursor))
        except (ValidationError, ValueError, TypeError):  # a word of another list or of nobody: begin at the first page
            return cut(rows, order, None, size)
    found = list(chosen[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    if not found:
        return Slice((), None, None)
    before = Cursor(value_of(found[0], order.lookup), found[0].pk, after=False)
    after = Cursor(value_of(found[-1], order.lookup), found[-1].pk, after=True)
    has_following = backwards or more
    has_preceding = more if backwards else cursor is not None
    return Slice(found, after if has_following else None, before if has_preceding else None)
