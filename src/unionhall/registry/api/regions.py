"""Regions over the API: public data, for whoever is logged in."""

from typing import Any

from ninja import Router, Schema

from unionhall.base import clock
from unionhall.base.api.shapes import After, Day, Limit, Page, Search, page
from unionhall.base.http import ActorRequest
from unionhall.registry.api.shapes import RegionCode
from unionhall.registry.queries.regions import history, regions

router = Router(tags=["regions"])


class RegionOut(Schema):
    """One code in one period; null is open."""

    id: int
    code: str
    name: str
    level: int
    parent_code: str
    valid_from: Day | None
    valid_to: Day | None
    successor_code: str


@router.get("regions", response=Page[RegionOut])
def list_regions(
    request: ActorRequest,
    *,
    parent: RegionCode | None = None,
    q: Search = "",
    on: Day | None = None,
    after: After = 0,
    limit: Limit = 50,
) -> Any:
    """List the regions of a day (today): those below ``parent``, or those whose name holds ``q``."""
    rows = regions(on or clock.today())
    rows = rows.filter(parent_code=parent) if parent else rows
    return page(rows.filter(name__contains=q) if q else rows, after, limit)


@router.get("regions/{code}", response=list[RegionOut])
def read_region(request: ActorRequest, code: RegionCode) -> Any:
    """Read every period of a code."""
    return list(history(code))
