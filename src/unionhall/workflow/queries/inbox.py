"""What waits for whom: mine, what others have, what is done."""

from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from unionhall.base.authority import all_grants, holdings_for, within
from unionhall.base.fields import AFTER_ANY_PATH
from unionhall.kernel.actors import Actor, Holding
from unionhall.workflow.declared import all_declared
from unionhall.workflow.models import Run
from unionhall.workflow.queries.runs import runs, ways_to_runs
from unionhall.workflow.rules.grants import READ
from unionhall.workflow.rules.procedure import INITIATOR, STATION, SUPERIOR
from unionhall.workflow.rules.standing import GROUND

_NONE = Q(pk__in=[])
# Up to so many rows are fetched by their ids: a database that orders by the clock first would read every open run.
FEW = 500


def mine(actor: Actor, today: date | None = None) -> QuerySet[Run]:
    """Return the open runs that wait where the actor sits and that their roles can take on, or that are late there."""
    rows = Run.objects.filter(pk__in=_ids([Run.objects.filter(each) for each in _mine(actor)]))
    return rows.filter(within(actor.acting_at)) if actor.acting_at else rows


def first_of_mine(actor: Actor, most: int) -> tuple[list[Run], bool]:
    """Return the runs of ``mine`` whose clocks end first, and whether there are more."""
    rows = list(mine(actor).order_by(F("due_on").asc(nulls_last=True), "pk")[: most + 1])
    return rows[:most], len(rows) > most


def waiting_for_others(actor: Actor, today: date | None = None) -> QuerySet[Run]:
    """Return the other open runs that the actor may see."""
    open_runs = [each.filter(finished_at__isnull=True) for each in ways_to_runs(actor)]
    found = list(_ids(open_runs)[: FEW + 1])
    rows = runs(actor).filter(finished_at__isnull=True) if len(found) > FEW else Run.objects.filter(pk__in=found)
    return rows.exclude(pk__in=mine(actor).values("pk"))


def done(actor: Actor, today: date | None = None) -> QuerySet[Run]:
    """Return the finished runs that the actor may see."""
    return runs(actor).filter(finished_at__isnull=False)


def _ids(ways: list[QuerySet[Run]]) -> QuerySet[Any, Any]:
    """Return the ids that one or another of these finds, each by an index of its own; an id may come twice."""
    found = [each.order_by().values_list("pk", flat=True) for each in ways or [Run.objects.none()]]
    return found[0].union(*found[1:], all=True) if len(found) > 1 else found[0]


def _mine(actor: Actor) -> list[Q]:
    """Return the ways in which a run waits for the actor: at their seat, shown to those above, or at its beginner."""
    held = [one for one in holdings_for(actor, READ) if one.path not in {"", AFTER_ANY_PATH}]
    found = [Q(started_by_id=actor.account_id, holder=INITIATOR)] if actor.account_id is not None else []
    by_path: dict[str, list[Holding]] = {}
    for one in held:
        by_path.setdefault(one.path, []).append(one)
    for path, here in by_path.items():
        steps = _steps({one.role for one in here})
        if steps:
            found.append(Q(seat_path=path) & _any(steps))
        if any(one.role not in GROUND for one in here):
            found.append(Q(escalated_path=path))
    return [each & Q(finished_at__isnull=True) for each in found]


def _steps(roles: set[str]) -> dict[str, list[str]]:
    """Return, by procedure, the states in which somebody with these roles has something to do."""
    grants = all_grants()
    found: dict[str, list[str]] = {}
    for code, one in all_declared().items():
        for state in one.procedure.states:
            fits = _fitting(state.holder, roles)
            leaving = (each for each in one.procedure.leaving(state.code) if each.role == state.holder)
            if fits and any(grants[each.grant].roles & fits for each in leaving):
                found.setdefault(code, []).append(state.code)
    return found


def _fitting(holder: str, roles: set[str]) -> set[str]:
    if holder == SUPERIOR:
        return roles - GROUND
    return roles & {"station_staff"} if holder == STATION else roles


def _any(steps: dict[str, list[str]]) -> Q:
    found = _NONE
    for procedure, states in sorted(steps.items()):
        found |= Q(procedure=procedure, state__in=states)
    return found
