"""Log-ins over the API: who has one, open one, lock it, unlock it, help its owner back in."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal
from urllib.parse import urlencode

from django.http import QueryDict
from ninja import Field, Router, Schema, Status

from unionhall.base import clock
from unionhall.base.actions.create_account import create_account
from unionhall.base.actions.issue_reset_code import issue_reset_code
from unionhall.base.actions.lock_account import lock_account
from unionhall.base.actions.remove_second_factor import remove_second_factor
from unionhall.base.actions.unlock_account import unlock_account
from unionhall.base.api.shapes import PLAIN, After, Done, Id, Limit, Made, Page, Reason, Search, Word, page
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.base.lists.page import registered
from unionhall.base.lists.state import is_sensitive, narrowed, read_state
from unionhall.base.places import codes_of, path_of_code
from unionhall.base.queries.accounts import (
    LoginAccount,
    account_in_scope,
    accounts_in_scope,
    login_state,
    second_factor_state,
)

router = Router(tags=["accounts"])
LIST = "base.accounts"


class AccountOut(Schema):
    """A log-in as lists show it."""

    id: int
    username: str
    display_name: str
    phone_tail: str = Field(description="The mobile number, masked; empty when there is none")
    organisation_code: str = Field(description="Who looks after it; empty: the whole installation")
    state: Literal["open", "locked", "closed"] = Field(description="closed: for a while, after failures")
    last_login: datetime | None
    created_at: datetime
    is_demo: bool


class OneAccountOut(AccountOut):
    """A log-in with what only its own page shows."""

    second_factor_since: datetime | None


class AccountIn(Schema):
    """A log-in to open; ``organisation_code`` empty: where the token's owner works. Its owner sets the password."""

    username: str = Field(min_length=3, max_length=60, pattern=PLAIN)
    display_name: str = Field(default="", max_length=80, pattern=PLAIN)
    phone: Word = ""
    organisation_code: Word = ""


class ResetCodeOut(Schema):
    """A one-time code, valid for a day, with which the owner sets a password; it is shown this once."""

    code: str


def _account(row: LoginAccount, codes: dict[str, str]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "username": row.username,
        "display_name": row.display_name,
        "phone_tail": f"{row.phone[:3]}****{row.phone[-4:]}" if row.phone else "",
        "organisation_code": codes[row.scope_path],
        "state": login_state(row, now=clock.now()),
        "last_login": row.last_login,
        "created_at": row.created_at,
        "is_demo": row.is_demo,
    }


@router.get("accounts", response=Page[AccountOut])
def list_accounts(request: ActorRequest, q: Search = "", after: After = 0, limit: Limit = 50) -> Any:
    """List the log-ins within reach; ``q``: name, pinyin, initials or user name. A phone number finds nothing."""
    require(request.actor, "base.read_accounts")
    today = clock.today()
    rows = accounts_in_scope(request.actor, "base.read_accounts", today=today)
    kit = registered(LIST)
    if is_sensitive(q):
        rows = rows.none()
    elif q and kit is not None:
        rows = narrowed(read_state(kit, request.actor, QueryDict(urlencode({"q": q})), today), rows)
    found = page(rows, after, limit)
    codes = codes_of([row.scope_path for row in found["items"]])
    return found | {"items": [_account(row, codes) for row in found["items"]]}


@router.post("accounts", response={201: Made})
def create(request: ActorRequest, given: AccountIn) -> Any:
    """Open a log-in without any role; nobody gets in before a one-time code set its password."""
    code = given.organisation_code
    made = create_account(
        actor=request.actor,
        username=given.username,
        display_name=given.display_name,
        password="",
        phone=given.phone,
        scope_path=path_of_code(request.actor, "base.create_account", code) if code else None,
        now=clock.now(),
    )
    return Status(201, {"id": made})


@router.get("accounts/{account_id}", response=OneAccountOut)
def read_account(request: ActorRequest, account_id: Id) -> Any:
    """Read one log-in."""
    require(request.actor, "base.read_accounts")
    row = account_in_scope(request.actor, "base.read_accounts", account_id, today=clock.today())
    return _account(row, codes_of([row.scope_path])) | {"second_factor_since": second_factor_state(row.pk).since}


def _mend(act: Callable[..., None], request: ActorRequest, account_id: int, given: Reason) -> Done:
    act(actor=request.actor, account_id=account_id, reason=given.reason, now=clock.now())
    return Done()


@router.post("accounts/{account_id}/lock", response=Done)
def lock(request: ActorRequest, account_id: Id, given: Reason) -> Any:
    """Lock a log-in: open pages and tokens stop at once, the roles stay."""
    return _mend(lock_account, request, account_id, given)


@router.post("accounts/{account_id}/unlock", response=Done)
def unlock(request: ActorRequest, account_id: Id, given: Reason) -> Any:
    """Open a locked log-in again."""
    return _mend(unlock_account, request, account_id, given)


@router.post("accounts/{account_id}/remove-second-factor", response=Done)
def take_off_second_factor(request: ActorRequest, account_id: Id, given: Reason) -> Any:
    """Take the second step off, for somebody who lost the telephone."""
    return _mend(remove_second_factor, request, account_id, given)


@router.post("accounts/{account_id}/reset-code", response={201: ResetCodeOut})
def reset(request: ActorRequest, account_id: Id, given: Reason) -> Any:
    """Issue a one-time code for a new password; an older code ends."""
    code = issue_reset_code(actor=request.actor, account_id=account_id, reason=given.reason, now=clock.now())
    return Status(201, {"code": code})
