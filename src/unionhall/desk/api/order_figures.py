"""The API of the figures of service orders."""

from typing import Annotated, Any

from ninja import Field, Router, Schema

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.desk.queries.order_figures import own_figures
from unionhall.desk.rules.grants import READ

router = Router(tags=["desk"])


class OrderKindFigures(Schema):
    """One type of service."""

    kind: str
    asked: int
    finished: int
    confirmed: int
    rated: int
    stars: int


class OrderFiguresOut(Schema):
    """The orders of a year; silence is no confirmation."""

    asked: int
    open: int
    past_limit: int
    refused: int
    withdrawn: int
    finished: int
    confirmed: int
    unanswered: int
    rated: int
    stars: int
    late_visits: int
    kinds: list[OrderKindFigures]


@router.get("order-figures", response=OrderFiguresOut)
def read_figures(request: ActorRequest, year: Annotated[int, Field(ge=2000, le=2199)] = 0) -> Any:
    """Return the figures of the orders within reach that were asked for in a year (this one unless named)."""
    require(request.actor, READ)
    today = clock.today()
    asked = year or today.year
    first, last = today.replace(year=asked, month=1, day=1), today.replace(year=asked, month=12, day=31)
    found, kinds = own_figures(request.actor, first, last, today)
    names = ("asked", "open", "past_limit", "refused", "withdrawn", "finished", "confirmed")
    more = ("unanswered", "rated", "stars", "late_visits")
    return {name: getattr(found, name) for name in (*names, *more)} | {"kinds": kinds}
