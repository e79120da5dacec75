"""Paging by id, the latest first: the same page stays the same while new rows come in."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest

PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one page; the addresses are empty where there is no such page."""

    rows: list[Any]
    next_url: str
    previous_url: str


def page_by_id(request: HttpRequest, rows: QuerySet[Any, Any] | QuerySet[Model], *, size: int = PAGE) -> Page:
    """Cut the page that ``?before=`` names out of ``rows``."""
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 19:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows.order_by("-pk")[: size + 1])
    query = request.GET.copy()
    query.pop("before", None)
    first = "?" + query.urlencode()
    more = ""
    if len(found) > size:
        query["before"] = str(found[size - 1].pk)
        more = "?" + query.urlencode()
    return Page(rows=found[:size], next_url=more, previous_url=first if before else "")
