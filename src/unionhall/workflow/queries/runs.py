"""Runs as the actor may see them: those within reach, and one's own."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import QuerySet

from unionhall.base.authority import all_grants, holdings_for, scoped
from unionhall.base.models import RoleAssignment
from unionhall.base.queries.roles import held_on
from unionhall.base.rules.roles import SELF
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotAllowed, NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Organisation
from unionhall.registry.rules.tree import ancestors
from unionhall.workflow.declared import Declared, declared
from unionhall.workflow.models import Run, RunLog
from unionhall.workflow.queries.profiles import pinned_profile
from unionhall.workflow.rules.grants import ACT, READ
from unionhall.workflow.rules.procedure import NOBODY, STATION, SUPERIOR, Procedure, State
from unionhall.workflow.rules.standing import GROUND

_MISSING = N_("There is no such procedure under this address, or it is not yours to see.")


def ways_to_runs(actor: Actor, grant: str = READ) -> list[QuerySet[Run]]:
    """Return what the actor may see apart: the runs of units within reach, and those that they began."""
    reach = scoped(Run.objects.all(), actor, grant).order_by()
    if actor.account_id is None or not holdings_for(actor, grant):
        return [reach]
    return [reach, Run.objects.filter(started_by_id=actor.account_id).order_by()]


def runs(actor: Actor, grant: str = READ) -> QuerySet[Run]:
    """Return the runs of units within reach and those that the actor began."""
    ways = ways_to_runs(actor, grant)
    return reduce(or_, ways)


def run_by_id(actor: Actor, run_id: int, *, lock: bool = False) -> Run:
    """Return one run; ``NotFound`` when it is not there or not the actor's to see."""
    rows = Run.objects.select_for_update(of=("self",)) if lock else Run.objects.select_related("started_by")
    found = rows.filter(pk=run_id).first() if 0 < run_id < 2**63 else None
    if found is None or not may_see(actor, found):
        raise NotFound("workflow.no_run", _MISSING)
    return found


def may_see(actor: Actor, run: Run) -> bool:
    """Tell whether the actor may see a run: over its unit, over the union above it, or as its beginner."""
    if actor.account_id is not None and actor.account_id == run.started_by_id:
        return bool(holdings_for(actor, READ))
    held = holdings_for(actor, READ)
    return any(one.covers(run.scope_path) or (one.role not in GROUND and one.covers(run.superior_path)) for one in held)


def may_take_part(actor: Actor, run: Run) -> bool:
    """Tell whether the actor has a part in a run that they may see: who only supervises reads and says nothing."""
    if actor.account_id is not None and actor.account_id == run.started_by_id:
        return True
    held = [one for one in holdings_for(actor, ACT) if one.role != SELF]
    return any(one.covers(run.scope_path) or one.covers(run.superior_path) for one in held)


def run_to_act_in(actor: Actor, run_id: int, *, lock: bool = False) -> Run:
    """Return one run in which the actor may say, attach and stand aside; ``NotAllowed`` for who only reads it."""
    run = run_by_id(actor, run_id, lock=lock)
    if not may_take_part(actor, run):
        raise NotAllowed(
            "workflow.only_reads", N_("You may read this procedure; only who has a part in it writes here.")
        )
    return run


def run_of_key(key: str) -> Run | None:
    """Return the run that was started under a key."""
    return Run.objects.filter(key=key).first() if key else None


def declared_of(run: Run) -> Declared:
    """Return the procedure of a run."""
    return declared(run.procedure)


def facts_of(
    run: Run, *, now: datetime, today: date, submitted: Mapping[str, Any] | None = None, reason: str = ""
) -> dict[str, Any]:
    """Return what guards judge: the module's facts on top of the engine's own."""
    own: dict[str, Any] = {
        "today": today,
        "state": run.state,
        "values": run.values,
        "submitted": dict(submitted or {}),
        "reason": reason,
        "rules": pinned_profile(run.profile),
    }
    return own | declared_of(run).facts(run, now)


def region_at(path: str) -> str:
    """Return the region code of the organisation at a path, or of the nearest one above that has one."""
    rows = Organisation.objects.filter(path__in=[path, *ancestors(path)]).exclude(region_code="")
    return str(rows.order_by("-path").values_list("region_code", flat=True).first() or "")


def path_exists(path: str) -> bool:
    """Tell whether an organisation stands at a path."""
    return bool(Organisation.objects.filter(path=path).exists())


def seat_of(run: Run, table: Procedure, state: State, today: date) -> str:
    """Return where the people sit who have the run now: the nearest organisation at or above with one of them.

    Without anybody on the way up it is the organisation itself, so that the next one who takes office there finds it.
    """
    if state.holder == NOBODY:
        return ""
    at = run.superior_path if state.holder == SUPERIOR else run.scope_path
    grants = {one.grant for one in table.leaving(state.code) if one.role == state.holder}
    roles = {role for grant in grants for role in all_grants()[grant].roles}
    roles = roles & {"station_staff"} if state.holder == STATION else roles
    if state.holder == SUPERIOR:
        roles -= GROUND
    seats = seated(roles, [at, *ancestors(at)], today)
    return max(seats, key=len, default=at)


def seated(roles: Iterable[str], paths: Iterable[str], today: date) -> set[str]:
    """Return at which of the paths somebody holds one of the roles on a day."""
    rows = held_on(today).filter(scope_path__in=list(paths), role__in=list(roles), account__is_active=True)
    return set(rows.values_list("scope_path", flat=True))


def holders_of(run: Run, table: Procedure, today: date, limit: int = 5) -> list[RoleAssignment]:
    """Return who sits where the run waits now, with their roles: the people to call."""
    if not run.seat_path:
        return []
    grants = {one.grant for one in table.leaving(run.state) if one.role == run.holder}
    roles = {role for grant in grants for role in all_grants()[grant].roles}
    if run.holder == SUPERIOR:
        roles -= GROUND
    if run.holder == STATION:
        roles &= {"station_staff"}
    rows = held_on(today).filter(scope_path=run.seat_path, role__in=roles, account__is_active=True)
    return list(rows.select_related("account").order_by("id")[:limit])


def organisation_names(paths: Iterable[str]) -> dict[str, str]:
    """Return the names of the organisations at some paths."""
    return dict(Organisation.objects.filter(path__in={path for path in paths if path}).values_list("path", "name"))


def passed_of(run: Run) -> frozenset[str]:
    """Return the states that a run has left."""
    left = RunLog.objects.filter(run=run).exclude(source="").values_list("source", flat=True)
    return frozenset(left) - {run.state}
