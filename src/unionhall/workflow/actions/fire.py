"""Fire one event of a run."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import actor_label, record
from unionhall.base.authority import require
from unionhall.base.outbox import announce
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, NotAllowed, Refused
from unionhall.kernel.text import N_, Sentence
from unionhall.workflow.actions.enter_state import enter_state
from unionhall.workflow.events import RunEnded, RunMoved
from unionhall.workflow.models import Run, RunLog
from unionhall.workflow.queries.judging import Stand, must_not_check, requirements, stand_of, why_aside
from unionhall.workflow.queries.runs import declared_of, facts_of, run_by_id
from unionhall.workflow.rules.findings import refuse_failed, stored
from unionhall.workflow.rules.procedure import Finding, Procedure, Transition
from unionhall.workflow.rules.values import clean_reason, merged

_NOTHING: Mapping[str, Any] = MappingProxyType({})
CLOCKS = "system:workflow"


@transaction.atomic
def fire(
    *,
    actor: Actor,
    run_id: int,
    event: str,
    version: int,
    reason: str = "",
    values: Mapping[str, Any] = _NOTHING,
    now: datetime,
) -> int:
    """Fire ``event`` on the version that the actor saw and return the new version.

    Stale: ``Conflict``. Not in the table, not met: ``Refused`` with every failed finding in ``facts["findings"]``.
    ``values`` are laid over those of the run. The owning module's effect runs in the same transaction.
    """
    require(actor, "workflow.act")
    # Gather
    run = run_by_id(actor, run_id, lock=True)
    brought, by_default = declared_of(run), actor.name == CLOCKS
    transition = _transition(run, brought.procedure, event, version)
    # Decide
    stand = _stand(actor, run, brought.procedure, transition)
    said = clean_reason(reason, required=transition.reason and not by_default)
    run.values = merged(run.values, values)
    facts = facts_of(run, now=now, today=clock.today(now), submitted=values, reason=said)
    _keep_out(actor, run, stand, facts)
    findings = requirements(run, transition, facts)
    refuse_failed(transition.title, findings)
    # Record
    run.version += 1
    enter_state(actor=actor, run=run, table=brought.procedure, state=transition.target, now=now)
    _log(actor, run, transition, stand=stand, findings=findings, reason=said, by_default=by_default, now=now)
    effect = brought.effects.get(event)
    if effect is not None:
        effect(actor=actor, run=run, values=values, now=now)
    _tell(run, transition, by_default=by_default, now=now)
    record(
        actor=actor,
        verb="workflow.fire",
        subject=run.ref,
        scope_path=run.scope_path,
        now=now,
        facts={"event": event, "to": transition.target, "version": run.version, "by_default": by_default},
    )
    return int(run.version)


def _transition(run: Run, table: Procedure, event: str, version: int) -> Transition:
    if run.version != version:
        raise Conflict(
            "workflow.stale",
            N_("Somebody was faster: this has moved on to “{state}”. Read it again before you act."),
            state=Sentence(table.state(run.state).title),
            version=run.version,
        )
    transition = table.transition(run.state, event)
    if transition is None:
        raise Refused(
            "workflow.not_here",
            N_("“{event}” is not possible in the step “{state}”."),
            event=event,
            state=Sentence(table.state(run.state).title),
        )
    return transition


def _stand(actor: Actor, run: Run, table: Procedure, transition: Transition) -> Stand:
    stand = stand_of(actor, run, table, transition)
    if stand is None:
        raise NotAllowed(
            "workflow.not_your_step", N_("“{title}” is not for your role here."), title=Sentence(transition.title)
        )
    return stand


def _keep_out(actor: Actor, run: Run, stand: Stand, facts: Mapping[str, Any]) -> None:
    """Refuse whoever is concerned, and whoever prepared what they would now decide."""
    aside = why_aside(actor, run, facts)
    if aside is not None:
        raise Refused(aside.code, aside.sentence)
    if not actor.system:
        refusal = must_not_check(actor, run, stand)
        if refusal is not None:
            raise refusal


def _log(
    actor: Actor,
    run: Run,
    transition: Transition,
    *,
    stand: Stand,
    findings: list[Finding],
    reason: str,
    by_default: bool,
    now: datetime,
) -> None:
    RunLog.objects.create(
        run=run,
        version=run.version,
        at=now,
        account_id=actor.account_id,
        actor=actor_label(actor),
        as_role=stand.as_role,
        stood_for=sorted(stand.stood_for),
        event=transition.event,
        source=transition.source,
        target=transition.target,
        reason=reason,
        findings=stored(findings),
        by_default=by_default,
    )


def _tell(run: Run, transition: Transition, *, by_default: bool, now: datetime) -> None:
    moved = RunMoved(
        run_id=run.pk,
        procedure=run.procedure,
        subject=run.subject,
        event=transition.event,
        source=transition.source,
        target=transition.target,
        version=run.version,
        by_default=by_default,
    )
    announce(moved, aggregate=run.ref, now=now, scope_path=run.scope_path)
    if run.outcome:
        ended = RunEnded(run.pk, run.procedure, run.subject, run.state, run.outcome)
        announce(ended, aggregate=run.ref, now=now, scope_path=run.scope_path)
