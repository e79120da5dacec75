"""Everything that a run's page and its API answer show, for one reader."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from unionhall.base.models import RoleAssignment
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refusal
from unionhall.kernel.text import Sentence
from unionhall.workflow.models import Run, RunApproval, RunClock, RunComment, RunFile, RunLog
from unionhall.workflow.queries.judging import (
    AMOUNT,
    must_not_check,
    requirements,
    signatures,
    stand_as,
    stand_of,
    why_aside,
)
from unionhall.workflow.queries.profiles import pinned_profile
from unionhall.workflow.queries.runs import declared_of, facts_of, holders_of, organisation_names, run_by_id
from unionhall.workflow.rules.procedure import SUPERIOR, Approval, Clock, Finding, Procedure, State, Transition
from unionhall.workflow.rules.profiles import RuleNumber
from unionhall.workflow.rules.requirements import needed_steps, next_step
from unionhall.workflow.shelf import PaperOnShelf, current_shelf

MOST = 100


@dataclass(frozen=True, slots=True)
class NextPaper:
    """A paper of a step: there or missing, and where to fill it."""

    template: str
    title: str
    required: bool
    at: str
    held: PaperOnShelf | None
    fill_url: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing that can happen now: what it needs, whether this reader may do it, and if not, why."""

    transition: Transition
    target: State
    findings: Sequence[Finding]
    may: bool
    why_not: Sentence | None
    papers: Sequence[NextPaper] = ()
    signed: Sequence[tuple[Approval, RunApproval | None]] = ()
    sign: Approval | None = None
    by_default: Clock | None = None

    @property
    def ready(self) -> bool:
        """Tell whether every finding is met."""
        return all(one.ok for one in self.findings)


@dataclass(frozen=True, slots=True)
class RunView:
    """A run as one reader sees it."""

    run: Run
    table: Procedure
    state: State
    page: str
    steps: Sequence[NextStep]
    clocks: Sequence[tuple[RunClock, Clock | None]]
    log: Sequence[RunLog]
    comments: Sequence[RunComment]
    files: Sequence[RunFile]
    papers: Sequence[PaperOnShelf]
    holders: Sequence[RoleAssignment]
    names: dict[str, str] = field(default_factory=dict)
    unverified: Sequence[RuleNumber] = ()

    @property
    def passed(self) -> frozenset[str]:
        """Return the states that the run has left."""
        return frozenset(row.source for row in self.log if row.source) - {self.run.state}


def run_view(actor: Actor, run_id: int, *, now: datetime, today: date) -> RunView:
    """Return the run with everything on its page; ``NotFound`` when it is not the actor's to see."""
    run = run_by_id(actor, run_id)
    brought = declared_of(run)
    table = brought.procedure
    state = table.state(run.state)
    facts = {} if run.finished_at else facts_of(run, now=now, today=today)
    shelf = current_shelf()
    papers = list(shelf.readable(actor, run.ref)) if shelf else []
    aside = None if run.finished_at else why_aside(actor, run, facts)
    clocks = RunClock.objects.filter(run=run, stopped_at__isnull=True).order_by("due_on", "id")
    declared_clocks = {clock.code: clock for clock in state.clocks}
    return RunView(
        run=run,
        table=table,
        state=state,
        page=brought.page,
        steps=[]
        if run.finished_at
        else [_step(actor, run, one, facts, (papers, aside)) for one in table.leaving(run.state)],
        clocks=[(clock, declared_clocks.get(clock.code)) for clock in clocks],
        log=list(RunLog.objects.filter(run=run).select_related("account").order_by("-version")[:MOST]),
        comments=list(RunComment.objects.filter(run=run).select_related("account").order_by("-id")[:MOST]),
        files=list(RunFile.objects.filter(run=run).select_related("account").order_by("-id")[:MOST]),
        papers=papers,
        holders=holders_of(run, table, today),
        names=organisation_names([run.scope_path, run.superior_path, run.seat_path, run.escalated_path]),
        unverified=pinned_profile(run.profile).unverified(table.keys),
    )


def _step(
    actor: Actor,
    run: Run,
    transition: Transition,
    facts: dict[str, Any],
    seen: tuple[Sequence[PaperOnShelf], Finding | None],
) -> NextStep:
    papers, aside = seen
    table = declared_of(run).procedure
    stand = stand_of(actor, run, table, transition)
    why = aside.said() if aside is not None else None
    if stand is not None and why is None:
        refusal: Refusal | None = must_not_check(actor, run, stand)
        why = refusal.sentence if refusal is not None else None
    given = {row.step: row for row in _signature_rows(run, transition)} if transition.approvals else {}
    amount = int(facts.get(AMOUNT, 0))
    asked = next_step(transition, amount, signatures(run, transition.event)) if transition.approvals else None
    may_sign = asked is not None and aside is None and stand_as(actor, run, asked.role, asked.grant) is not None
    default = next((clock for clock in table.state(run.state).clocks if clock.outcome == transition.event), None)
    return NextStep(
        transition=transition,
        target=table.state(transition.target),
        findings=requirements(run, transition, facts),
        may=stand is not None and why is None,
        why_not=why if stand is not None else None,
        papers=_papers(run, transition, papers),
        signed=[(step, given.get(step.code)) for step in needed_steps(transition.approvals, amount)],
        sign=asked if may_sign else None,
        by_default=default,
    )


def _signature_rows(run: Run, transition: Transition) -> list[RunApproval]:
    rows = RunApproval.objects.filter(run=run, version=run.version, event=transition.event)
    return list(rows.select_related("account").order_by("id"))


def _papers(run: Run, transition: Transition, held: Sequence[PaperOnShelf]) -> list[NextPaper]:
    shelf = current_shelf()
    if shelf is None or not transition.papers:
        return []
    titles = shelf.templates()
    by_template = {paper.template: paper for paper in held}
    writer = run.superior_path if transition.role == SUPERIOR else run.scope_path
    return [
        NextPaper(
            template=need.template,
            title=titles.get(need.template, need.template),
            required=need.required,
            at=need.at,
            held=by_template.get(need.template),
            fill_url=shelf.fill_url(run.ref, need.template, writer),
        )
        for need in transition.papers
    ]
