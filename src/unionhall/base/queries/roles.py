"""Readers of role assignments: who holds what, where, until when."""

from datetime import date

from django.db.models import Q, QuerySet

from unionhall.base.authority import scoped
from unionhall.base.models import RoleAssignment
from unionhall.kernel.actors import Actor, Holding
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_


def _running(day: date, prefix: str = "") -> Q:
    """Return the condition "held on ``day``" for an assignment, or for the one it is delegated from."""
    return Q(**{f"{prefix}from_on__lte": day, f"{prefix}revoked_at__isnull": True}) & (
        Q(**{f"{prefix}to_on__isnull": True}) | Q(**{f"{prefix}to_on__gte": day})
    )


def held_on(day: date) -> QuerySet[RoleAssignment]:
    """Return the assignments in force on ``day``; a delegated one only while its giver holds the role too."""
    through_giver = Q(delegated_from__isnull=True) | (
        _running(day, "delegated_from__") & Q(delegated_from__account__is_active=True)
    )
    return RoleAssignment.objects.filter(_running(day) & through_giver)


def holdings_of(account_id: int, *, today: date) -> tuple[Holding, ...]:
    """Return what an account holds on ``today``, delegated roles named with their giver.

    The same as ``held_on``, which every request asks: comparing the days here costs half of composing the conditions.
    """
    rows = (
        RoleAssignment.objects.filter(account_id=account_id, revoked_at__isnull=True)
        .order_by("scope_path", "role", "id")
        .values_list(
            "role",
            "scope_path",
            "subtree",
            "from_on",
            "to_on",
            "delegated_from__account_id",
            "delegated_from__from_on",
            "delegated_from__to_on",
            "delegated_from__revoked_at",
            "delegated_from__account__is_active",
        )
    )
    return tuple(
        Holding(role=role, path=path, subtree=below, delegated_by=giver)
        for role, path, below, begun, end, giver, given_from, given_to, taken_back, giver_is_active in rows
        if _within(today, begun, end)
        and (giver is None or (taken_back is None and giver_is_active and _within(today, given_from, given_to)))
    )


def _within(day: date, begun: date, end: date | None) -> bool:
    return begun <= day and (end is None or day <= end)


def not_ended(day: date) -> Q:
    """Return the condition "held on ``day`` or later"."""
    return Q(revoked_at__isnull=True) & (Q(to_on__isnull=True) | Q(to_on__gte=day))


def overlapping_exists(
    *, account_id: int, role: str, scope_path: str, from_on: date, to_on: date | None, delegated: bool = False
) -> bool:
    """Tell whether the account already holds this role in this place on one of these days."""
    rows = RoleAssignment.objects.filter(
        account_id=account_id,
        role=role,
        scope_path=scope_path,
        revoked_at__isnull=True,
        delegated_from__isnull=not delegated,
    ).filter(Q(to_on__isnull=True) | Q(to_on__gte=from_on))
    return (rows if to_on is None else rows.filter(from_on__lte=to_on)).exists()


def role_in_scope(actor: Actor, grant: str, assignment_id: int) -> RoleAssignment:
    """Return an assignment within the actor's reach, locked for change; ``NotFound`` otherwise."""
    rows = scoped(RoleAssignment.objects.select_related("account"), actor, grant).select_for_update(of=("self",))
    found = rows.filter(pk=assignment_id).first()
    if found is None:
        raise NotFound("base.not_found", N_("There is no such role under this address, or it is not yours to see."))
    return found


def roles_of(actor: Actor, account_id: int) -> QuerySet[RoleAssignment]:
    """Return the roles of an account that the actor may see, the latest first (page them)."""
    rows = scoped(RoleAssignment.objects.filter(account_id=account_id), actor, "base.read_accounts")
    return rows.select_related("account", "delegated_from__account").order_by("-from_on", "-id")


def my_roles(actor: Actor) -> QuerySet[RoleAssignment]:
    """Return the actor's own roles, also ended and delegated ones, the latest first (page them)."""
    rows = RoleAssignment.objects.filter(account_id=actor.account_id or 0)
    return rows.select_related("account", "delegated_from__account").order_by("-from_on", "-id")


def my_delegations(actor: Actor) -> QuerySet[RoleAssignment]:
    """Return the roles that the actor lets others hold in their place, the latest first (page them)."""
    rows = RoleAssignment.objects.filter(delegated_from__account_id=actor.account_id or 0)
    return rows.select_related("account", "delegated_from__account").order_by("-from_on", "-id")


def delegable_roles(actor: Actor, *, today: date) -> QuerySet[RoleAssignment]:
    """Return the roles of one's own that can be delegated: those running or to come, never delegated ones."""
    rows = RoleAssignment.objects.filter(account_id=actor.account_id or 0, delegated_from__isnull=True)
    return rows.filter(not_ended(today)).order_by("scope_path", "role", "id")


def delegation_exists(assignment_id: int, account_id: int, *, from_on: date, to_on: date) -> bool:
    """Tell whether the account already stands in for this assignment on one of these days."""
    rows = RoleAssignment.objects.filter(
        delegated_from_id=assignment_id, account_id=account_id, revoked_at__isnull=True, from_on__lte=to_on
    )
    return rows.filter(Q(to_on__isnull=True) | Q(to_on__gte=from_on)).exists()


def role_of_account(actor: Actor, account_id: int, assignment_id: int) -> RoleAssignment:
    """Return a role of an account that the actor may end; ``NotFound`` when it is not there or out of reach."""
    rows = scoped(RoleAssignment.objects.filter(account_id=account_id, pk=assignment_id), actor, "base.grant_role")
    found = rows.select_related("account", "delegated_from__account").first()
    if found is None:
        raise NotFound("base.not_found", N_("There is no such role under this address, or it is not yours to see."))
    return found
