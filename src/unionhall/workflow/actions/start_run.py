"""Begin a procedure for a unit."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import actor_label, record
from unionhall.base.authority import require
from unionhall.base.outbox import announce
from unionhall.base.pinyin import name_index
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from unionhall.kernel.text import N_
from unionhall.workflow.actions.enter_state import enter_state
from unionhall.workflow.declared import declared
from unionhall.workflow.events import RunStarted
from unionhall.workflow.models import Run, RunLog
from unionhall.workflow.queries.judging import Stand, stand_of
from unionhall.workflow.queries.profiles import profile_for
from unionhall.workflow.queries.runs import path_exists, region_at, run_of_key
from unionhall.workflow.rules.procedure import NOBODY, Procedure
from unionhall.workflow.rules.values import merged

_NOTHING: Mapping[str, Any] = MappingProxyType({})
STARTED = "started"


@transaction.atomic
def start_run(
    *,
    actor: Actor,
    procedure: str,
    scope_path: str,
    superior_path: str,
    title: str,
    values: Mapping[str, Any] = _NOTHING,
    subject: str = "",
    key: str = "",
    now: datetime,
) -> int:
    """Start ``procedure`` for the unit at ``scope_path`` and return the run's id.

    Whoever starts must be able to take its first step. ``key`` makes it safe to repeat: the same key is the same run.
    The rule profile of the unit's region is pinned for the whole run.
    """
    require(actor, "workflow.act")
    # Gather
    table = declared(procedure).procedure
    known = run_of_key(key)
    today = clock.today(now)
    # Decide
    if known is not None:
        return _same(known, procedure, scope_path, subject)
    name = " ".join(title.split())[:200]
    if not name:
        raise Refused("workflow.title_missing", N_("Say in a few words what this is about."), where="title")
    if not (path_exists(scope_path) and path_exists(superior_path)):
        raise NotFound("workflow.no_unit", N_("There is no such organisation, or it is not yours to see."))
    run = Run(
        procedure=procedure,
        scope_path=scope_path,
        superior_path=superior_path,
        title=name,
        name_index=name_index(name),
        subject=subject,
        profile=profile_for(region_at(scope_path), today).pin,
        values=merged({}, values),
        started_by_id=actor.account_id,
        started_at=now,
        key=key,
    )
    stand = _first_stand(actor, run, table)
    # Record
    enter_state(actor=actor, run=run, table=table, state=table.start, now=now)
    RunLog.objects.create(
        run=run,
        version=run.version,
        at=now,
        account_id=actor.account_id,
        actor=actor_label(actor),
        as_role=stand.as_role,
        stood_for=sorted(stand.stood_for),
        event=STARTED,
        target=table.start,
    )
    announce(RunStarted(run.pk, procedure, subject), aggregate=run.ref, now=now, scope_path=scope_path)
    record(
        actor=actor,
        verb="workflow.start_run",
        subject=run.ref,
        scope_path=scope_path,
        now=now,
        facts={"procedure": procedure, "about": subject, "profile": run.profile},
    )
    return int(run.pk)


def _first_stand(actor: Actor, run: Run, table: Procedure) -> Stand:
    holder = table.state(table.start).holder
    for transition in table.leaving(table.start):
        stand = stand_of(actor, run, table, transition)
        if stand is not None and holder in {transition.role, NOBODY}:
            return stand
    raise NotAllowed(
        "workflow.may_not_start", N_("You cannot begin this procedure here: its first step is not for your role.")
    )


def _same(known: Run, procedure: str, scope_path: str, subject: str) -> int:
    if (known.procedure, known.scope_path, known.subject) != (procedure, scope_path, subject):
        raise Conflict("workflow.key_used", N_("This key belongs to another procedure. Take a fresh one."))
    return int(known.pk)
