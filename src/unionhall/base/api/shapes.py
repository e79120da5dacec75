"""Shapes that every module's answers and requests share. Every number, text and list is bounded."""

from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from ninja import Schema
from pydantic import Field

PLAIN = r"^[^\x00-\x1f\x7f]*$"  # no control characters: PostgreSQL takes no NUL, and no line has a break

Id = Annotated[int, Field(ge=1, le=2**63 - 1)]
Code = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[A-Za-z0-9._-]+$")]
Word = Annotated[str, Field(max_length=40, pattern=PLAIN)]
Line = Annotated[str, Field(max_length=200, pattern=PLAIN)]
Name = Annotated[str, Field(min_length=1, max_length=120, pattern=PLAIN)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
Search = Annotated[str, Field(max_length=60, pattern=PLAIN)]
After = Annotated[int, Field(ge=0, le=2**63 - 1, description="The cursor `next` of the page before; 0 for the first.")]
Limit = Annotated[int, Field(ge=1, le=200)]

T = TypeVar("T")
M = TypeVar("M", bound=Model)


class Page(Schema, Generic[T]):
    """One page; ask for the next one with ``after=next`` until ``next`` is null."""

    items: list[T]
    next: int | None


class Made(Schema):
    """The id of what was made."""

    id: int


class Done(Schema):
    """It is done."""

    done: bool = True


class Changed(Schema):
    """How many records changed."""

    changed: int


class Reason(Schema):
    """Why; it is kept."""

    reason: Line


class JobOut(Schema):
    """The job that does it."""

    job_id: int


def page(rows: QuerySet[M], after: int, limit: int) -> dict[str, Any]:
    """Cut one page by the primary key; one query, and no row is skipped or doubled while others write."""
    held = list(rows.order_by("pk").filter(pk__gt=after)[: limit + 1])
    more = len(held) > limit
    held = held[:limit]
    return {"items": held, "next": held[-1].pk if more else None}
