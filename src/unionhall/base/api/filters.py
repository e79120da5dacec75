"""Saved filters of the office lists, over the API."""

from typing import Annotated, Any

from django.http import QueryDict
from ninja import Router, Schema, Status
from pydantic import Field

from unionhall.base import clock
from unionhall.base.actions.drop_filter import drop_filter
from unionhall.base.actions.save_filter import save_filter
from unionhall.base.api.shapes import PLAIN, Done, Id, Made, Word
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.base.lists.page import ListPage, registered
from unionhall.base.lists.state import read_state
from unionhall.base.places import path_of_code
from unionhall.base.queries.preferences import kept_filters
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_

router = Router(tags=["filters"])
ListCode = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z_.]+$")]


class FilterOut(Schema):
    """A saved filter: one's own, or shared with oneself."""

    id: int
    name: str
    query: str
    mine: bool
    shared: bool
    default_for_role: str


class FilterIn(Schema):
    """A filter to keep; the same name again replaces it.

    ``organisation_code``: shared with everybody at and below it, as the first view of ``default_for_role`` if named.
    """

    name: str = Field(min_length=1, max_length=60, pattern=PLAIN)
    query: str = Field(max_length=900, pattern=PLAIN, description="A query string of the list, without search words")
    organisation_code: Word = ""
    default_for_role: Word = ""


def _list(actor: Actor, code: str) -> ListPage:
    found = registered(code)
    if found is None:
        raise NotFound("base.no_list", N_("There is no list “{code}”."), code=code)
    require(actor, "base.keep_preferences")
    require(actor, found.grant)
    return found


@router.get("lists/{list_code}/filters", response=list[FilterOut])
def list_filters(request: ActorRequest, list_code: ListCode) -> Any:
    """List the filters of a list that are one's own or shared with oneself (at most 50)."""
    return kept_filters(request.actor, _list(request.actor, list_code).code)


@router.post("lists/{list_code}/filters", response={201: Made})
def keep(request: ActorRequest, list_code: ListCode, given: FilterIn) -> Any:
    """Keep a filter for oneself, or share it."""
    kit = _list(request.actor, list_code)
    state = read_state(kit, request.actor, QueryDict(given.query), clock.today())
    code = given.organisation_code
    made = save_filter(
        actor=request.actor,
        list_code=list_code,
        name=given.name,
        query=state.address(words=False),
        shared_at=path_of_code(request.actor, "base.share_filter", code) if code else None,
        default_for_role=given.default_for_role,
        now=clock.now(),
    )
    return Status(201, {"id": made})


@router.delete("lists/{list_code}/filters/{filter_id}", response=Done)
def drop(request: ActorRequest, list_code: ListCode, filter_id: Id) -> Any:
    """Delete a saved filter of one's own."""
    _list(request.actor, list_code)
    drop_filter(actor=request.actor, filter_id=filter_id)
    return Done()
