"""What a step needs and who may take it, asked in the same way by the engine and by the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from unionhall.base.authority import holdings_for
from unionhall.kernel.actors import Actor, Holding
from unionhall.kernel.errors import Refusal
from unionhall.registry.models import Person
from unionhall.workflow.models import HouseholdTie, Run, RunApproval, RunLog, StandAside
from unionhall.workflow.rules.procedure import NOBODY, SUPERIOR, Finding, Procedure, Transition
from unionhall.workflow.rules.requirements import Signed, paper_findings, signature_findings
from unionhall.workflow.rules.separation import Step, keep_apart, makers, recusal
from unionhall.workflow.rules.standing import stands_as
from unionhall.workflow.shelf import current_shelf

AMOUNT = "amount_fen"
CONCERNED = "concerned_people"


@dataclass(frozen=True, slots=True)
class Stand:
    """How somebody may act in a run: as what, and in whose places (empty: in their own right)."""

    as_role: str
    stood_for: frozenset[int]


def is_outcome(table: Procedure, state: str, event: str) -> bool:
    """Tell whether a clock of the state fires the event by default."""
    return any(clock.outcome == event for clock in table.state(state).clocks)


def stand_of(actor: Actor, run: Run, table: Procedure, transition: Transition) -> Stand | None:
    """Return how the actor may fire a transition, ``None`` when it is not theirs.

    A system fires what a clock fires by default, and what is not for the union above to decide.
    """
    if actor.system:
        outcome = is_outcome(table, transition.source, transition.event)
        return Stand(NOBODY, frozenset()) if outcome or transition.role not in {SUPERIOR, NOBODY} else None
    return stand_as(actor, run, transition.role, transition.grant)


def stand_as(actor: Actor, run: Run, role: str, grant: str) -> Stand | None:
    """Return how the actor may act as ``role`` under ``grant``."""
    held = stands_as(
        role,
        holdings_for(actor, grant),
        account_id=actor.account_id,
        started_by=run.started_by_id,
        scope_path=run.scope_path,
        superior_path=run.superior_path,
    )
    return Stand(role, _stood_for(held)) if held else None


def _stood_for(held: tuple[Holding, ...]) -> frozenset[int]:
    if any(one.delegated_by is None for one in held):
        return frozenset()
    return frozenset(one.delegated_by for one in held if one.delegated_by is not None)


def requirements(run: Run, transition: Transition, facts: Mapping[str, Any]) -> list[Finding]:
    """Return every finding of a transition: its guards, its papers, its signatures."""
    found = [guard.check(facts) for guard in transition.guards]
    if transition.papers:
        shelf = current_shelf()
        held = [(paper.template, paper.state) for paper in shelf.held(run.ref)] if shelf else []
        found += paper_findings(transition.papers, held, shelf.templates() if shelf else {})
    if transition.approvals:
        found += signature_findings(transition, int(facts.get(AMOUNT, 0)), signatures(run, transition.event))
    return found


def signatures(run: Run, event: str) -> list[Signed]:
    """Return the signatures under an event of the run as it stands."""
    rows = RunApproval.objects.filter(run=run, version=run.version, event=event).order_by("id")
    return [Signed(row.step, row.agreed, row.amount_fen, row.account_id, frozenset(row.stood_for)) for row in rows]


def steps_of(run: Run) -> list[Step]:
    """Return who took which steps of a run, in order."""
    rows = RunLog.objects.filter(run=run, by_default=False).order_by("version")
    return [
        Step(account, frozenset(stood), role)
        for account, stood, role in rows.values_list("account_id", "stood_for", "as_role")
    ]


def why_aside(actor: Actor, run: Run, facts: Mapping[str, Any]) -> Finding | None:
    """Return why the actor must stand aside in this run, ``None`` when they need not."""
    if actor.account_id is None:
        return None
    concerned = [int(one) for one in facts.get(CONCERNED, ())]
    own: list[int] = []
    household: list[int] = []
    if concerned:
        own = list(Person.objects.filter(account_id=actor.account_id).values_list("id", flat=True))
        ties = HouseholdTie.objects.filter(account_id=actor.account_id, ended_at__isnull=True)
        household = list(ties.values_list("person_id", flat=True))
    aside = StandAside.objects.filter(run=run, account_id=actor.account_id).exists()
    return recusal(set_aside=aside, own_people=own, household=household, concerned=concerned)


def must_not_check(actor: Actor, run: Run, stand: Stand) -> Refusal | None:
    """Return the refusal when the actor, deciding as the union above, prepared what is to be decided."""
    if stand.as_role != SUPERIOR:
        return None
    try:
        keep_apart(makers(steps_of(run)), actor.account_id, stand.stood_for)
    except Refusal as refusal:
        return refusal
    return None
