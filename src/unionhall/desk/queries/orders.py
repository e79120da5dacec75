"""Service orders as the actor may see them, and what can happen to them next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from unionhall.base import clock
from unionhall.base.authority import scoped
from unionhall.base.queries.roles import held_on
from unionhall.base.rules.roles import STATION_STAFF
from unionhall.desk.models import ServiceOrder
from unionhall.desk.rules.grants import ASK, READ
from unionhall.desk.rules.service import ORDER
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Coverage, Employer, Organisation
from unionhall.registry.queries.employers import employers
from unionhall.registry.queries.employers import named_like as employers_like
from unionhall.registry.queries.listed import running_on
from unionhall.registry.rules.kinds import FEDERATION
from unionhall.registry.rules.tree import ancestors
from unionhall.workflow.models import Run, RunFile, RunLog
from unionhall.workflow.queries.judging import stand_of
from unionhall.workflow.rules.procedure import NOBODY, Transition


def orders(actor: Actor, grant: str = READ) -> QuerySet[ServiceOrder]:
    """Return the orders within reach, the oldest first."""
    rows = ServiceOrder.objects.select_related("run", "employer", "union", "assigned_to").order_by("id")
    return scoped(rows, actor, grant)


def order_rows(actor: Actor, today: date) -> QuerySet[ServiceOrder]:
    """Return the orders for the list."""
    return orders(actor).order_by()


def order_by_id(actor: Actor, order_id: int, *, lock: bool = False) -> ServiceOrder:
    """Return one order; ``NotFound`` when it is not there or not the actor's."""
    rows = orders(actor)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=order_id).first() if 0 < order_id < 2**63 else None
    if found is None:
        raise NotFound("desk.no_order", N_("There is no such order under this address, or it is not yours to see."))
    return found


def order_id_of_run(actor: Actor, run_id: int) -> int:
    """Return the order that a run is about."""
    found = orders(actor).filter(run_id=run_id).values_list("pk", flat=True).first()
    if found is None:
        raise NotFound("desk.no_order", N_("There is no such order under this address, or it is not yours to see."))
    return int(found)


def orders_of_employer(actor: Actor, employer_id: int, limit: int) -> list[ServiceOrder]:
    """Return the latest orders of an enterprise."""
    return list(orders(actor).filter(employer_id=employer_id).order_by("-pk")[:limit])


def orders_of_union(actor: Actor, union_id: int, limit: int) -> list[ServiceOrder]:
    """Return the latest orders of a union."""
    return list(orders(actor).filter(union_id=union_id).order_by("-pk")[:limit])


@dataclass(frozen=True, slots=True)
class Help:
    """Somebody of a station who serves a place."""

    account_id: int
    name: str


def station_people(path: str, today: date, limit: int = 100) -> list[Help]:
    """Return who works at a station that serves a place on a day."""
    over = Q(scope_path=path) | Q(scope_path__in=[*ancestors(path), ""], subtree=True)
    rows = held_on(today).filter(over, role=STATION_STAFF, account__is_active=True).select_related("account")
    found = {row.account_id: Help(row.account_id, str(row.account)) for row in rows.order_by("account_id")[:limit]}
    return list(found.values())


def facts_of_order(run: Run, now: datetime) -> dict[str, Any]:
    """Return what the guards of an order judge."""
    order = ServiceOrder.objects.filter(run=run).first()
    return {
        "order": order is not None,
        "union": order is not None and order.union_id is not None,
        "asked_on": order.asked_on if order else None,
        "station_people": [one.account_id for one in station_people(run.scope_path, clock.today(now))],
    }


def order_under_run(run_id: int) -> ServiceOrder | None:
    """Return the order of a run, locked, for the engine's effects: whoever fires was already let in."""
    return ServiceOrder.objects.select_for_update(of=("self",)).filter(run_id=run_id).first()


def reason_of(run: Run) -> str:
    """Return what was said with the latest step of a run."""
    found = RunLog.objects.filter(run=run, version=run.version).values_list("reason", flat=True).first()
    return str(found or "")


def possible_steps(actor: Actor, order: ServiceOrder) -> list[Transition]:
    """Return what the actor may do with an order now, in the order of the table."""
    assert order.run is not None
    run = order.run
    return [
        one
        for one in ORDER.leaving(run.state)
        if one.role != NOBODY and not actor.system and stand_of(actor, run, ORDER, one) is not None
    ]


@dataclass(frozen=True, slots=True)
class Told:
    """One step of an order: when, who (empty: a clock), which event, what was said."""

    at: datetime
    who: str
    event: str
    target: str
    reason: str


def steps_told(order: ServiceOrder, limit: int = 100) -> list[Told]:
    """Return what happened to an order, the latest first."""
    rows = RunLog.objects.filter(run=order.run).select_related("account").order_by("-version")[:limit]
    return [Told(row.at, str(row.account) if row.account else "", row.event, row.target, row.reason) for row in rows]


def files_of(order: ServiceOrder, limit: int = 100) -> list[RunFile]:
    """Return what was attached to an order, the oldest first."""
    return list(RunFile.objects.filter(run=order.run).order_by("pk")[:limit])


def covered_codes(union: Organisation, today: date, limit: int = 500) -> Sequence[str]:
    """Return the credit codes of the enterprises that a union covers on a day."""
    rows = Coverage.objects.filter(running_on(today), union=union).order_by("from_on", "pk")
    return list(rows.values_list("employer__uscc", flat=True)[:limit])


def employer_coded(uscc: str) -> Employer | None:
    """Return an employer by its code, for an actor who was found to speak for it."""
    return Employer.objects.filter(uscc=uscc).first() if uscc else None


def union_of(employer: Employer, today: date) -> Organisation | None:
    """Return the own or joint union of an enterprise on a day."""
    rows = Coverage.objects.filter(running_on(today), employer=employer).exclude(mode=FEDERATION)
    found = rows.select_related("union").order_by("from_on", "pk").first()
    return found.union if found else None


def employers_named(actor: Actor, text: str, limit: int = 8) -> list[tuple[str, str]]:
    """Return credit code and name of open enterprises that a typed word may mean."""
    rows = employers_like(employers(actor, ASK), text).filter(closed_on__isnull=True)
    return list(rows.values_list("uscc", "name")[:limit])
