"""Roles over the API: what an account holds, give one, end one."""

from datetime import date, datetime
from typing import Any

from ninja import Field, Router, Schema, Status

from unionhall.base import clock
from unionhall.base.actions.end_role import end_role
from unionhall.base.actions.grant_role import grant_role
from unionhall.base.api.shapes import After, Code, Day, Done, Id, Limit, Line, Made, Page, Word, page
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.base.places import codes_of, path_of_code
from unionhall.base.queries.accounts import account_in_scope
from unionhall.base.queries.roles import role_of_account, roles_of

router = Router(tags=["roles"])


class RoleOut(Schema):
    """A role for a period; over when ``to_on`` has passed or ``revoked_at`` is set."""

    id: int
    account_id: int
    username: str
    role: str
    organisation_code: str = Field(description="Empty: everywhere")
    subtree: bool
    from_on: date
    to_on: date | None
    revoked_at: datetime | None
    delegated_by: str = Field(description="User name of whoever lent it; empty for a role of one's own")
    reason: str


class RoleIn(Schema):
    """A role to give."""

    role: Word
    organisation_code: Code
    subtree: bool = False
    from_on: Day
    to_on: Day | None = None
    reason: Line


class RoleEnding(Schema):
    """``last_on`` null: at once."""

    last_on: Day | None = None
    reason: Line


def role_page(found: dict[str, Any]) -> dict[str, Any]:
    """Turn a page of assignments (with ``account`` and ``delegated_from__account``) into its shape."""
    codes = codes_of([row.scope_path for row in found["items"]])
    items = [
        {
            "id": row.pk,
            "account_id": row.account_id,
            "username": row.account.username,
            "role": row.role,
            "organisation_code": codes[row.scope_path],
            "subtree": row.subtree,
            "from_on": row.from_on,
            "to_on": row.to_on,
            "revoked_at": row.revoked_at,
            "delegated_by": row.delegated_from.account.username if row.delegated_from else "",
            "reason": row.reason,
        }
        for row in found["items"]
    ]
    return found | {"items": items}


@router.get("accounts/{account_id}/roles", response=Page[RoleOut])
def list_roles(request: ActorRequest, account_id: Id, after: After = 0, limit: Limit = 50) -> Any:
    """List the roles of an account within reach, also those that are over."""
    require(request.actor, "base.read_accounts")
    account = account_in_scope(request.actor, "base.read_accounts", account_id, today=clock.today())
    return role_page(page(roles_of(request.actor, account.pk), after, limit))


@router.post("accounts/{account_id}/roles", response={201: Made})
def give_role(request: ActorRequest, account_id: Id, given: RoleIn) -> Any:
    """Give a role, at most as far as one's own."""
    fields = given.dict()
    path = path_of_code(request.actor, "base.grant_role", fields.pop("organisation_code"))
    made = grant_role(actor=request.actor, account_id=account_id, scope_path=path, now=clock.now(), **fields)
    return Status(201, {"id": made})


@router.post("accounts/{account_id}/roles/{role_id}/end", response=Done)
def take_role(request: ActorRequest, account_id: Id, role_id: Id, given: RoleEnding) -> Any:
    """End a role; what was delegated from it ends with it."""
    require(request.actor, "base.grant_role")
    row = role_of_account(request.actor, account_id, role_id)
    end_role(actor=request.actor, assignment_id=row.pk, now=clock.now(), **given.dict())
    return Done()
