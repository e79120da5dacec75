"""Readers of accounts: who may log in, as far as the asker's roles reach."""

from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet

from unionhall.base.authority import scoped, within
from unionhall.base.crypto import blind_index
from unionhall.base.models import Account, RoleAssignment
from unionhall.base.pinyin import fold
from unionhall.base.queries.roles import holdings_of, not_ended
from unionhall.base.rules.logins import phone_or_none
from unionhall.base.rules.roles import SECOND_FACTOR
from unionhall.kernel.actors import Actor, Holding
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_

# Doors may name the type of what a query gave them, not the model.
LoginAccount = Account
_COMMON = CommonPasswordValidator()


def phone_index(phone: str) -> bytes:
    """Return the blind index of a normalised mobile number of an account."""
    return blind_index("account.phone", phone)


def accounts_in_scope(actor: Actor, grant: str, *, today: date) -> QuerySet[Account]:
    """Return the accounts kept by, or holding a role that has not ended in, what the actor reaches under ``grant``."""
    holds = scoped(RoleAssignment.objects.filter(not_ended(today), account_id=OuterRef("pk")), actor, grant)
    kept = scoped(Account.objects.all(), actor, grant).values("pk")
    return Account.objects.filter(Exists(holds) | Exists(kept.filter(pk=OuterRef("pk"))))


def account_in_scope(actor: Actor, grant: str, account_id: int, *, today: date) -> Account:
    """Return one account within reach; ``NotFound`` otherwise, also when it does not exist."""
    found = accounts_in_scope(actor, grant, today=today).filter(pk=account_id).first()
    if found is None:
        raise NotFound("base.not_found", N_("There is no such account under this address, or it is not yours to see."))
    return found


def account_named(actor: Actor, grant: str, username: str, *, today: date) -> Account:
    """Return the account with exactly this user name within reach; ``NotFound`` otherwise."""
    found = accounts_in_scope(actor, grant, today=today).filter(username=username.strip().lower()).first()
    if found is None:
        raise NotFound("base.not_found", N_("No account with this user name is within your reach."))
    return found


def log_ins_named(actor: Actor, text: str, grant: str, *, today: date, limit: int = 8) -> list[tuple[str, str]]:
    """Return user name and display name of log-ins within reach that a typed word may mean; the exact one alone."""
    rows = accounts_in_scope(actor, grant, today=today).order_by("username")
    exact = list(rows.filter(username=text.strip().lower()).values_list("username", "display_name"))
    return exact or list(rows.filter(name_index__contains=fold(text)).values_list("username", "display_name")[:limit])


def colleague_named(username: str, path: str, *, today: date) -> Account | None:
    """Return the account with exactly this user name that is kept at, or holds a role at or below, ``path``."""
    holds = RoleAssignment.objects.filter(not_ended(today), within(path), account_id=OuterRef("pk"))
    named = Account.objects.filter(username=username.strip().lower(), is_active=True)
    return named.filter(Q(Exists(holds)) | within(path)).first()


def roles_to_respect(account_id: int, *, today: date) -> tuple[Holding, ...]:
    """Return every role of an account that has not ended, wherever it is: what a mender must be able to give."""
    rows = RoleAssignment.objects.filter(not_ended(today), account_id=account_id)
    return tuple(
        Holding(role=role, path=path, subtree=below)
        for role, path, below in rows.values_list("role", "scope_path", "subtree")
    )


def account_by_login(login: str) -> Account | None:
    """Find the account that a typed user name or phone number means, also an inactive one (for the log-in door)."""
    phone = phone_or_none(login)
    if phone is not None:
        return Account.objects.filter(phone_index=phone_index(phone)).first()
    return Account.objects.filter(username=login.strip().lower()).first()


def login_state(account: Account, *, now: datetime) -> str:
    """Return ``open``, ``locked`` (by an officer) or ``closed`` (for a while, after failures)."""
    if not account.is_active:
        return "locked"
    return "closed" if account.locked_until is not None and account.locked_until > now else "open"


def own_account(actor: Actor) -> Account:
    """Return the account of the person who acts."""
    found = Account.objects.filter(pk=actor.account_id or 0, is_active=True).first()
    if found is None:
        raise NotFound("base.not_found", N_("Log in first."))
    return found


def is_common_password(password: str) -> bool:
    """Tell whether a password is among the twenty thousand most used ones that Django brings."""
    try:
        _COMMON.validate(password)
    except ValidationError:
        return True
    return False


def account_by_phone(phone: str) -> Account | None:
    """Find the account of a normalised mobile number, also an inactive one (for the log-in door)."""
    return Account.objects.filter(phone_index=phone_index(phone)).first()


def may_log_in_by_code(account: Account) -> bool:
    """Tell whether a code may be sent: to a proved number of an open log-in only.

    A number that an officer mistyped would otherwise let a stranger in.
    """
    return account.is_active and account.phone_verified_at is not None


def needs_second_factor(account_id: int, *, today: date) -> bool:
    """Tell whether a role of today asks for the second step."""
    return any(holding.role in SECOND_FACTOR for holding in holdings_of(account_id, today=today))


def has_second_factor(account_id: int) -> bool:
    """Tell whether the account has set up an authenticator."""
    return bool(Authenticator.objects.filter(user_id=account_id, type=Authenticator.Type.TOTP).exists())


@dataclass(frozen=True, slots=True)
class SecondFactorState:
    """Whether an authenticator is set up, since when, and how many recovery codes are left."""

    since: datetime | None = None
    codes_left: int = 0


def second_factor_state(account_id: int) -> SecondFactorState:
    """Return how an account's second step stands."""
    found = {row.type: row for row in Authenticator.objects.filter(user_id=account_id)}
    totp = found.get(Authenticator.Type.TOTP)
    codes = found.get(Authenticator.Type.RECOVERY_CODES)
    return SecondFactorState(
        since=totp.created_at if totp is not None else None,
        codes_left=len(codes.wrap().get_unused_codes()) if codes is not None else 0,
    )


def session_count(account_id: int) -> int:
    """Count the devices on which the account is logged in, also those that ended without a word."""
    return int(UserSession.objects.filter(user_id=account_id).count())
