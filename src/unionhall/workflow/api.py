"""The API of the workflow: everything that the pages offer, for programs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

from django.http import HttpResponse
from django.utils.translation import gettext
from ninja import File, Router, Schema, Status, UploadedFile
from pydantic import Field

from unionhall.base import clock
from unionhall.base.api.files import binary
from unionhall.base.api.shapes import PLAIN, After, Changed, Code, Day, Done, Id, Limit, Made, Page, Word, page
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.base.places import codes_of
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.ui.words import say
from unionhall.workflow.actions.attach_file import attach_file
from unionhall.workflow.actions.comment_run import comment_run
from unionhall.workflow.actions.end_household import end_household
from unionhall.workflow.actions.fire import fire
from unionhall.workflow.actions.name_household import name_household
from unionhall.workflow.actions.sign_step import sign_step
from unionhall.workflow.actions.stand_aside import stand_aside
from unionhall.workflow.declared import all_declared, declared
from unionhall.workflow.queries.inbox import done, mine, waiting_for_others
from unionhall.workflow.queries.people import my_ties
from unionhall.workflow.queries.profiles import all_profiles, profile_named
from unionhall.workflow.queries.run_page import NextStep, RunView, run_view
from unionhall.workflow.rules.bpmn import bpmn
from unionhall.workflow.rules.grants import ACT, READ
from unionhall.workflow.rules.procedure import Procedure
from unionhall.workflow.rules.profile_keys import KEYS
from unionhall.workflow.rules.quorums import quorum
from unionhall.workflow.wall import SIZES, chart_pdf, drawing

router = Router(tags=["workflow"])

Text = Annotated[str, Field(max_length=1000, pattern=r"^[^\x00]*$")]
Why = Annotated[str, Field(max_length=1000, pattern=PLAIN)]
ProcedureCode = Annotated[str, Field(max_length=60, pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]
Version = Annotated[int, Field(ge=1, le=2**31 - 1)]
People = Annotated[int, Field(ge=1, le=100_000_000)]
TABS = {"mine": mine, "others": waiting_for_others, "done": done}


class RunRow(Schema):
    """A run as lists show it."""

    id: int
    procedure: str
    state: str
    version: int
    title: str
    subject: str
    organisation_code: str
    holder: str = Field(description="Who has it: initiator, unit, superior, station or nobody")
    due_on: Day | None
    due_provisional: bool = Field(description="A year on the way has no official holiday notice yet")
    state_since: datetime
    finished_at: datetime | None
    outcome: str


class GuardFindingOut(Schema):
    """What a guard found."""

    code: str
    ok: bool
    sentence: str


class StepOut(Schema):
    """Something that can happen now."""

    event: str
    title: str
    target: str
    role: str
    may: bool = Field(description="The token's account may take this step, once everything is met")
    why_not: str
    needs_reason: bool
    findings: list[GuardFindingOut]
    sign: str = Field(description="The signature that is asked of the account now; empty: none")


class LogOut(Schema):
    """One event of the log."""

    version: int
    at: datetime
    event: str
    source: str
    target: str
    as_role: str
    account_id: int | None
    by_default: bool
    reason: str


class ProcedureRunOut(Schema):
    """A run with what happens next and what happened."""

    run: RunRow
    values: dict[str, Any]
    profile: str
    steps: list[StepOut]
    log: list[LogOut]


class FireIn(Schema):
    """An event on the version that was read."""

    event: Word
    version: Version
    reason: Why = ""


class VersionOut(Schema):
    """The run's new version."""

    version: int


class SignIn(Schema):
    """A signature, given or refused."""

    event: Word
    step: Word
    version: Version
    agreed: bool
    reason: Why = ""


class CommentIn(Schema):
    """A comment."""

    text: Text


class AsideIn(Schema):
    """Who stands aside: oneself when no account is given."""

    account_id: Id | None = None
    reason: Annotated[str, Field(max_length=200, pattern=PLAIN)]


class TieIn(Schema):
    """A person of one's own household."""

    person_id: Id


class TieOut(Schema):
    """A person of one's own household."""

    id: int
    person_id: int
    from_at: datetime


class ProcedureOut(Schema):
    """A declared procedure."""

    code: str
    title: str
    start: str
    states: list[str]
    events: list[str]


class NumberOut(Schema):
    """A number of a rule profile with its source; ``verified``: a person read the official text."""

    key: str
    title: str
    value: Any
    unit: str
    base: str
    comparator: str
    source: str
    article: str
    verified: bool
    profile: str


class RuleProfileOut(Schema):
    """A rule profile on a day."""

    code: str
    name: str
    numbers: list[NumberOut]


class QuorumOut(Schema):
    """How many must be present and agree."""

    quorum: int
    votes_needed: int
    verified: bool


@router.get("runs", response=Page[RunRow])
def list_runs(request: ActorRequest, tab: Word = "mine", after: After = 0, limit: Limit = 50) -> Any:
    """List runs: ``mine`` (waiting for the account), ``others`` (open, within reach) or ``done``."""
    require(request.actor, READ)
    rows = TABS.get(tab)
    if rows is None:
        raise NotFound("workflow.no_tab", N_("There are the tabs mine, others and done."))
    found = page(rows(request.actor), after, limit)
    return found | {"items": _rows(found["items"])}


@router.get("runs/{run_id}", response=ProcedureRunOut)
def read_run(request: ActorRequest, run_id: Id) -> Any:
    """Read a run: where it stands, what happens next with every finding, what happened."""
    now = clock.now()
    return _run_out(run_view(request.actor, run_id, now=now, today=clock.today(now)))


@router.post("runs/{run_id}/fire", response=VersionOut)
def fire_event(request: ActorRequest, run_id: Id, given: FireIn) -> Any:
    """Take a step on the version that was read; 409 when somebody was faster, 422 with every finding not met."""
    version = fire(
        actor=request.actor,
        run_id=run_id,
        event=given.event,
        version=given.version,
        reason=given.reason,
        now=clock.now(),
    )
    return {"version": version}


@router.post("runs/{run_id}/sign", response=Made)
def sign(request: ActorRequest, run_id: Id, given: SignIn) -> Any:
    """Sign, or refuse to sign, the step that is asked for now."""
    return {"id": sign_step(actor=request.actor, run_id=run_id, now=clock.now(), **given.dict())}


@router.post("runs/{run_id}/comments", response={201: Made})
def comment(request: ActorRequest, run_id: Id, given: CommentIn) -> Any:
    """Add a comment."""
    return Status(201, {"id": comment_run(actor=request.actor, run_id=run_id, text=given.text, now=clock.now())})


@router.post("runs/{run_id}/files", response={201: Made})
def attach(request: ActorRequest, run_id: Id, file: File[UploadedFile]) -> Any:
    """Attach a file."""
    made = attach_file(
        actor=request.actor, run_id=run_id, name=file.name or "file", content=file.read(), now=clock.now()
    )
    return Status(201, {"id": made})


@router.post("runs/{run_id}/aside", response=Done)
def aside(request: ActorRequest, run_id: Id, given: AsideIn) -> Any:
    """Stand aside, or say that somebody must; there is no way back."""
    stand_aside(actor=request.actor, run_id=run_id, account_id=given.account_id, reason=given.reason, now=clock.now())
    return Done()


@router.get("household", response=Page[TieOut])
def list_household(request: ActorRequest, after: After = 0, limit: Limit = 50) -> Any:
    """List the people of one's own household whom one has named."""
    require(request.actor, ACT)
    return page(my_ties(request.actor), after, limit)


@router.post("household", response={201: Made})
def add_household(request: ActorRequest, given: TieIn) -> Any:
    """Name a person of one's own household: what concerns them one does not decide."""
    return Status(201, {"id": name_household(actor=request.actor, person_id=given.person_id, now=clock.now())})


@router.post("household/{tie_id}/end", response=Changed)
def drop_household(request: ActorRequest, tie_id: Id) -> Any:
    """Say that a person is no longer of one's own household."""
    end_household(actor=request.actor, tie_id=tie_id, now=clock.now())
    return {"changed": 1}


@router.get("procedures", response=list[ProcedureOut])
def list_procedures(request: ActorRequest) -> Any:
    """List the procedures of this installation."""
    require(request.actor, READ)
    return [_procedure_out(one.procedure) for _code, one in sorted(all_declared().items())]


@router.get("procedures/{code}/chart.svg", openapi_extra=binary("image/svg+xml"))
def chart_svg(request: ActorRequest, code: ProcedureCode) -> HttpResponse:
    """Read the wall chart as SVG."""
    require(request.actor, READ)
    return HttpResponse(str(drawing(declared(code).procedure)), content_type="image/svg+xml")


@router.get("procedures/{code}/chart.pdf", openapi_extra=binary("application/pdf"))
def wall_pdf(request: ActorRequest, code: ProcedureCode, size: Word = "a4") -> HttpResponse:
    """Read the wall chart as a PDF, ``size`` a4 or a1."""
    require(request.actor, READ)
    if size not in SIZES:
        raise NotFound("workflow.no_size", N_("The chart is printed in A4 or A1."))
    return HttpResponse(chart_pdf(declared(code).procedure, size), content_type="application/pdf")


@router.get("procedures/{code}/bpmn", openapi_extra=binary("application/xml"))
def bpmn_xml(request: ActorRequest, code: ProcedureCode) -> HttpResponse:
    """Read the procedure as BPMN 2.0 XML."""
    require(request.actor, READ)
    return HttpResponse(bpmn(declared(code).procedure, gettext), content_type="application/xml")


@router.get("profiles", response=list[RuleProfileOut])
def list_profiles(request: ActorRequest, on: Day | None = None) -> Any:
    """List the rule profiles with every number, its source and whether it is verified, as they hold on a day."""
    require(request.actor, READ)
    return [_profile_out(code, on) for code in sorted(all_profiles())]


@router.get("quorum", response=QuorumOut)
def read_quorum(request: ActorRequest, profile: Code, kind: Word, n: People) -> Any:
    """Compute the quorum and the votes needed among ``n``; ``kind`` is congress or election."""
    require(request.actor, READ)
    if kind not in {"congress", "election"}:
        raise NotFound("workflow.no_quorum", N_("There are the kinds congress and election."))
    found = quorum(profile_named(profile, clock.today()), kind, n)
    return {"quorum": found.quorum, "votes_needed": found.votes_needed, "verified": not found.unverified}


def _rows(held: Sequence[Any]) -> list[dict[str, Any]]:
    """Return runs with the codes of their units, in one more query."""
    codes = codes_of([row.scope_path for row in held])
    names = [name for name in RunRow.model_fields if name != "organisation_code"]
    return [{name: getattr(row, name) for name in names} | {"organisation_code": codes[row.scope_path]} for row in held]


def _run_out(view: RunView) -> dict[str, Any]:
    return {
        "run": _rows([view.run])[0],
        "values": view.run.values,
        "profile": view.run.profile,
        "steps": [_step_out(one) for one in view.steps],
        "log": list(view.log),
    }


def _step_out(step: NextStep) -> dict[str, Any]:
    one = step.transition
    return {
        "event": one.event,
        "title": gettext(one.title),
        "target": one.target,
        "role": one.role,
        "may": step.may,
        "why_not": say(step.why_not) if step.why_not else "",
        "needs_reason": one.reason,
        "findings": [{"code": each.code, "ok": each.ok, "sentence": say(each.said())} for each in step.findings],
        "sign": step.sign.code if step.sign else "",
    }


def _procedure_out(table: Procedure) -> dict[str, Any]:
    return {
        "code": table.code,
        "title": gettext(table.title),
        "start": table.start,
        "states": [state.code for state in table.states],
        "events": sorted({one.event for one in table.transitions}),
    }


def _profile_out(code: str, on: Any) -> dict[str, Any]:
    found = profile_named(code, on or clock.today())
    numbers = [
        {
            "key": one.key,
            "title": gettext(KEYS[one.key]),
            "value": one.value,
            "unit": one.unit,
            "base": one.base,
            "comparator": one.comparator,
            "source": one.source,
            "article": one.article,
            "verified": one.verified,
            "profile": one.profile,
        }
        for _key, one in sorted(found.numbers.items())
    ]
    return {"code": found.code, "name": found.name, "numbers": numbers}
