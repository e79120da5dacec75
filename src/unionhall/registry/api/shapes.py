"""Shapes that the registry's answers and requests share. Every number and text is bounded."""

from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from ninja import Schema
from pydantic import Field

Id = Annotated[int, Field(ge=1, le=2**63 - 1)]
Code = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[A-Za-z0-9._-]+$")]
Uscc = Annotated[str, Field(min_length=18, max_length=18, pattern=r"^[0-9A-Z]{18}$")]
RegionCode = Annotated[str, Field(pattern=r"^[0-9]{6}([0-9]{3}){0,2}$", max_length=12)]
Word = Annotated[str, Field(max_length=40, pattern=r"^[^\x00-\x1f\x7f]*$")]
Line = Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
Name = Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
Year = Annotated[int, Field(ge=1949, le=2199)]
Count = Annotated[int, Field(ge=0, le=2_000_000)]
Fen = Annotated[int, Field(ge=-(10**16), le=10**16)]
Search = Annotated[str, Field(max_length=60, pattern=r"^[^\x00-\x1f\x7f]*$")]
After = Annotated[int, Field(ge=0, le=2**63 - 1, description="The cursor `next` of the page before; 0 for the first.")]
Limit = Annotated[int, Field(ge=1, le=200)]
MOST_ROWS = 1_000  # of one request; more as several requests or as a roster

T = TypeVar("T")
M = TypeVar("M", bound=Model)


class Page(Schema, Generic[T]):
    """One page; ask for the next one with ``after=next`` until ``next`` is null."""

    items: list[T]
    next: int | None


class Made(Schema):
    """The id of what was made."""

    id: int


class MadeMany(Schema):
    """The ids of what was made, in the order of the rows."""

    ids: list[int]


class Changed(Schema):
    """How many records changed."""

    changed: int


class Done(Schema):
    """It is done."""

    done: bool = True


class Ending(Schema):
    """The last day (it counts) and the reason."""

    last_on: Day
    reason: Line


def page(rows: QuerySet[M], after: int, limit: int) -> dict[str, Any]:
    """Cut one page by the primary key; one query, and no row is skipped or doubled while others write."""
    held = list(rows.order_by("pk").filter(pk__gt=after)[: limit + 1])
    more = len(held) > limit
    held = held[:limit]
    return {"items": held, "next": held[-1].pk if more else None}
