"""One's own profile, roles and delegations over the API. The log-in itself and tokens are changed on pages only."""

from datetime import datetime
from typing import Any, Literal

from ninja import Field, Router, Schema, Status

from unionhall.base import clock
from unionhall.base.actions.change_profile import change_profile
from unionhall.base.actions.delegate_role import delegate_role
from unionhall.base.actions.end_delegation import end_delegation
from unionhall.base.api.roles import RoleOut, role_page
from unionhall.base.api.shapes import PLAIN, After, Day, Done, Id, Limit, Line, Made, Page, page
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.base.queries.accounts import own_account
from unionhall.base.queries.roles import my_delegations, my_roles

router = Router(tags=["mine"])
OWN = "base.own_profile"


class ProfileOut(Schema):
    """One's own log-in; ``language`` empty: as the browser is set."""

    id: int
    username: str
    display_name: str
    language: str
    theme: str
    last_login: datetime | None


class ProfileIn(Schema):
    """What to change; what is left out or null stays."""

    display_name: str | None = Field(default=None, min_length=1, max_length=80, pattern=PLAIN)
    language: Literal["", "en", "zh-hans"] | None = None
    theme: Literal["", "auto", "light", "dark", "contrast", "elder"] | None = None


class DelegationIn(Schema):
    """Who stands in for oneself, in which role of one's own, from when to when."""

    role_id: Id
    username: str = Field(min_length=1, max_length=60, pattern=PLAIN)
    from_on: Day
    to_on: Day
    reason: Line


@router.get("my/profile", response=ProfileOut)
def read_profile(request: ActorRequest) -> Any:
    """Read one's own profile."""
    require(request.actor, OWN)
    return own_account(request.actor)


@router.patch("my/profile", response=Done)
def write_profile(request: ActorRequest, given: ProfileIn) -> Any:
    """Change one's name, language or appearance."""
    change_profile(actor=request.actor, now=clock.now(), **given.dict())
    return Done()


@router.get("my/roles", response=Page[RoleOut])
def list_own_roles(request: ActorRequest, after: After = 0, limit: Limit = 50) -> Any:
    """List one's own roles, also those that are over or lent to oneself."""
    require(request.actor, OWN)
    return role_page(page(my_roles(request.actor), after, limit))


@router.get("my/delegations", response=Page[RoleOut])
def list_delegations(request: ActorRequest, after: After = 0, limit: Limit = 50) -> Any:
    """List the roles that others hold in one's place."""
    require(request.actor, OWN)
    return role_page(page(my_delegations(request.actor), after, limit))


@router.post("my/delegations", response={201: Made})
def delegate(request: ActorRequest, given: DelegationIn) -> Any:
    """Let a colleague stand in for a time."""
    fields = given.dict()
    made = delegate_role(actor=request.actor, assignment_id=fields.pop("role_id"), now=clock.now(), **fields)
    return Status(201, {"id": made})


@router.post("my/delegations/{role_id}/end", response=Done)
def take_back(request: ActorRequest, role_id: Id) -> Any:
    """End a delegation at once; giver and substitute may both do it."""
    end_delegation(actor=request.actor, assignment_id=role_id, now=clock.now())
    return Done()
