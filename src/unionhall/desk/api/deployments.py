"""The API of deployments, returns and roll-ups: every read and every action of their pages."""

from typing import Annotated, Any

from ninja import Field, File, Router, Status, UploadedFile

from unionhall.base import clock
from unionhall.base.api.shapes import After, Id, Limit, Made, Page, Reason, Search, Word, page
from unionhall.base.http import ActorRequest
from unionhall.base.pinyin import fold
from unionhall.desk.actions.answer_part import answer_part
from unionhall.desk.actions.attach_evidence import attach_evidence
from unionhall.desk.actions.change_form import change_form
from unionhall.desk.actions.copy_deployment import copy_deployment
from unionhall.desk.actions.correct_return import correct_return
from unionhall.desk.actions.draft_deployment import draft_deployment
from unionhall.desk.actions.freeze_rollup import freeze_rollup
from unionhall.desk.actions.issue_deployment import issue_deployment
from unionhall.desk.actions.remind_late import remind_late
from unionhall.desk.actions.save_return import save_return
from unionhall.desk.actions.sign_rollup import sign_rollup
from unionhall.desk.actions.split_part import split_part
from unionhall.desk.actions.step_return import step_return
from unionhall.desk.actions.withdraw_deployment import withdraw_deployment
from unionhall.desk.api.deployment_shapes import (
    BehindOut,
    DeploymentIn,
    DeploymentOut,
    FormIn,
    FormVersion,
    FreezeIn,
    IssueIn,
    IssueOut,
    PackOut,
    PartOut,
    PartStepIn,
    PartVersion,
    RemindedOut,
    RemindIn,
    ReturnIn,
    ReturnOut,
    ReturnSaved,
    ReturnStepIn,
    ReturnVersion,
    RollupFrozen,
    RoundOut,
    SignRollUpIn,
    SplitIn,
    StandingOut,
    WithdrawIn,
    WithdrawnOut,
)
from unionhall.desk.queries.deployments import (
    deployment_by_id,
    deployments,
    part_by_id,
    parts,
    round_of,
    rounds_of_deployment,
    targets_of,
)
from unionhall.desk.queries.packs import packs
from unionhall.desk.queries.returns import late_condition, return_by_id, returns
from unionhall.desk.queries.rollups import behind, rollup_by_id, rollups, standing
from unionhall.desk.rules.shares import Split, UnitShare
from unionhall.desk.rules.splitting import Cell

router = Router(tags=["deployments"])
RoundCode = Annotated[str, Field(min_length=4, max_length=8, pattern=r"^[0-9A-Z]+$")]
FieldCode = Annotated[str, Field(min_length=1, max_length=30, pattern=r"^[a-z][a-z0-9_]*$")]


@router.get("return-forms", response=list[PackOut])
def list_packs(request: ActorRequest) -> Any:
    """List the ready return forms."""
    return [
        {"code": one.code, "title": one.title, "about": one.about, "form": one.form.plain()} for one in packs().values()
    ]


@router.get("deployments", response=Page[DeploymentOut])
def list_deployments(
    request: ActorRequest, q: Search = "", state: Word = "", after: After = 0, limit: Limit = 50
) -> Any:
    """List the deployments within reach."""
    rows = deployments(request.actor)
    rows = rows.filter(name_index__contains=fold(q)) if fold(q) else rows
    return page(rows.filter(state=state) if state else rows, after, limit)


@router.post("deployments", response={201: Made})
def make_deployment(request: ActorRequest, given: DeploymentIn) -> Any:
    """Draft a deployment."""
    made = draft_deployment(actor=request.actor, now=clock.now(), **given.dict())
    return Status(201, {"id": made})


@router.get("deployments/{deployment_id}", response=DeploymentOut)
def read_deployment(request: ActorRequest, deployment_id: Id) -> Any:
    """Read one deployment."""
    return deployment_by_id(request.actor, deployment_id)


@router.get("deployments/{deployment_id}/rounds", response=list[RoundOut])
def list_rounds(request: ActorRequest, deployment_id: Id) -> Any:
    """List its rounds."""
    return rounds_of_deployment(deployment_by_id(request.actor, deployment_id).pk)


@router.get("deployments/{deployment_id}/parts", response=Page[PartOut])
def list_parts(request: ActorRequest, deployment_id: Id, after: After = 0, limit: Limit = 50) -> Any:
    """List the parts of units within reach."""
    row = deployment_by_id(request.actor, deployment_id)
    found = page(parts(request.actor).filter(deployment=row).order_by("pk"), after, limit)
    targets = targets_of([one.pk for one in found["items"]])
    for one in found["items"]:
        one.held_targets = _cells(targets.get(one.pk, {}))
    return found


@router.put("deployments/{deployment_id}/form", response=FormVersion)
def put_form(request: ActorRequest, deployment_id: Id, given: FormIn) -> Any:
    """Put a form in place of the draft's."""
    declared = given.dict(exclude={"version"})
    done = change_form(
        actor=request.actor, deployment_id=deployment_id, form=declared, version=given.version, now=clock.now()
    )
    return {"version": done}


@router.post("deployments/{deployment_id}/issue", response=IssueOut)
def issue(request: ActorRequest, deployment_id: Id, given: IssueIn) -> Any:
    """Issue the draft; without a number the next one of the series is taken."""
    number = issue_deployment(
        actor=request.actor,
        deployment_id=deployment_id,
        version=given.version,
        paper_number=given.paper_number,
        number_it=not given.paper_number,
        now=clock.now(),
    )
    return {"paper_number": number}


@router.post("deployments/{deployment_id}/withdraw", response=WithdrawnOut)
def withdraw(request: ActorRequest, deployment_id: Id, given: WithdrawIn) -> Any:
    """Withdraw it."""
    count = withdraw_deployment(
        actor=request.actor, deployment_id=deployment_id, version=given.version, reason=given.reason, now=clock.now()
    )
    return {"released": count}


@router.post("deployments/{deployment_id}/copy", response={201: Made})
def copy(request: ActorRequest, deployment_id: Id) -> Any:
    """Carry a plan on into the next years, as a draft."""
    return Status(201, {"id": copy_deployment(actor=request.actor, deployment_id=deployment_id, now=clock.now())})


@router.get("parts/{part_id}", response=PartOut)
def read_part(request: ActorRequest, part_id: Id) -> Any:
    """Read one unit's part."""
    part: Any = part_by_id(request.actor, part_id)
    part.held_targets = _cells(targets_of([part.pk]).get(part.pk, {}))
    return part


@router.post("parts/{part_id}/steps", response=PartVersion)
def answer(request: ActorRequest, part_id: Id, given: PartStepIn) -> Any:
    """Confirm receipt, keep the part, or release the unit."""
    done = answer_part(actor=request.actor, part_id=part_id, now=clock.now(), **given.dict())
    return {"version": done}


@router.post("parts/{part_id}/split", response=PartVersion)
def split(request: ActorRequest, part_id: Id, given: SplitIn) -> Any:
    """Split the target among the units right below."""
    shares = [UnitShare(one.code, _targets(one.targets)) for one in given.shares]
    said = Split(
        shares,
        kept=_targets(given.kept) if given.kept is not None else None,
        extra=[one.dict() for one in given.extra],
        own=_targets(given.own) if given.own is not None else None,
        reason=given.reason,
    )
    done = split_part(actor=request.actor, part_id=part_id, split=said, version=given.version, now=clock.now())
    return {"version": done}


@router.get("parts/{part_id}/rounds/{round_code}", response=StandingOut)
def read_standing(request: ActorRequest, part_id: Id, round_code: RoundCode) -> Any:
    """Read how far a unit and those right below it are, with their sums."""
    part = part_by_id(request.actor, part_id)
    now = standing(part, round_of(part.deployment_id, round_code), clock.today())
    lines = [
        {
            "part_id": line.part.pk,
            "unit": line.part.organisation.name,
            "own": line.own,
            "totals": line.summed.totals,
            **_progress(line.progress),
        }
        for line in now.lines
    ]
    return {"totals": now.summed.totals, "lines": lines, **_progress(now.progress)}


@router.get("parts/{part_id}/rounds/{round_code}/behind/{code}", response=list[BehindOut])
def read_behind(
    request: ActorRequest, part_id: Id, round_code: RoundCode, code: FieldCode, *, after: Word = "", limit: Limit = 50
) -> Any:
    """List the accepted returns behind one figure; ``after`` is the last ``path`` of the page before."""
    part = part_by_id(request.actor, part_id)
    asked = round_of(part.deployment_id, round_code)
    rows = behind(request.actor, part, asked, code, after=after, limit=limit)
    return [
        {"return_id": one.pk, "unit": one.part.organisation.name, "path": one.scope_path, "value": one.values[code]}
        for one in rows
    ]


@router.post("parts/{part_id}/rounds/{round_code}/remind", response=RemindedOut)
def remind(request: ActorRequest, part_id: Id, round_code: RoundCode, given: RemindIn) -> Any:
    """Remind the late units."""
    count = remind_late(actor=request.actor, part_id=part_id, round_code=round_code, words=given.words, now=clock.now())
    return {"reminded": count}


@router.post("parts/{part_id}/rounds/{round_code}/freeze", response={201: Made})
def freeze(request: ActorRequest, part_id: Id, round_code: RoundCode, given: FreezeIn) -> Any:
    """Freeze the roll-up."""
    made = freeze_rollup(
        actor=request.actor, part_id=part_id, round_code=round_code, reason=given.reason, now=clock.now()
    )
    return Status(201, {"id": made})


@router.get("rollups", response=Page[RollupFrozen])
def list_rollups(request: ActorRequest, after: After = 0, limit: Limit = 50) -> Any:
    """List the frozen roll-ups."""
    return page(rollups(request.actor), after, limit)


@router.get("rollups/{rollup_id}", response=RollupFrozen)
def read_rollup(request: ActorRequest, rollup_id: Id) -> Any:
    """Read a frozen roll-up."""
    return rollup_by_id(request.actor, rollup_id)


@router.post("rollups/{rollup_id}/sign", response={201: Made})
def sign(request: ActorRequest, rollup_id: Id, given: SignRollUpIn) -> Any:
    """Sign the roll-up whose digest was read."""
    made = sign_rollup(actor=request.actor, rollup_id=rollup_id, sha256=given.sha256, now=clock.now())
    return Status(201, {"id": made})


@router.get("returns", response=Page[ReturnOut])
def list_returns(
    request: ActorRequest,
    *,
    deployment: After = 0,
    state: Word = "",
    late: bool = False,
    after: After = 0,
    limit: Limit = 50,
) -> Any:
    """List the returns within reach; ``late``: only those that their units still have after the day."""
    rows = returns(request.actor)
    rows = rows.filter(part__deployment_id=deployment) if deployment else rows
    rows = rows.filter(run__state=state) if state else rows
    return page(rows.filter(late_condition(clock.today())) if late else rows, after, limit)


@router.get("returns/{return_id}", response=ReturnOut)
def read_return(request: ActorRequest, return_id: Id) -> Any:
    """Read one return."""
    return return_by_id(request.actor, return_id)


@router.patch("returns/{return_id}", response=ReturnSaved)
def save(request: ActorRequest, return_id: Id, given: ReturnIn) -> Any:
    """Save values and explanations of a draft."""
    done = save_return(actor=request.actor, return_id=return_id, now=clock.now(), **given.dict())
    return {"saved": done}


@router.post("returns/{return_id}/files", response={201: Made})
def attach(request: ActorRequest, return_id: Id, file: File[UploadedFile]) -> Any:
    """Attach evidence; its id is the value of a file field."""
    made = attach_evidence(
        actor=request.actor, return_id=return_id, name=str(file.name), content=file.read(), now=clock.now()
    )
    return Status(201, {"id": made})


@router.post("returns/{return_id}/steps", response=ReturnVersion)
def step(request: ActorRequest, return_id: Id, given: ReturnStepIn) -> Any:
    """Submit, accept, send back, take back or release."""
    done = step_return(actor=request.actor, return_id=return_id, now=clock.now(), **given.dict())
    return {"version": done}


@router.post("returns/{return_id}/correct", response={201: Made})
def correct(request: ActorRequest, return_id: Id, given: Reason) -> Any:
    """Open the correction of an accepted return."""
    made = correct_return(actor=request.actor, return_id=return_id, reason=given.reason, now=clock.now())
    return Status(201, {"id": made})


def _cells(targets: dict[Cell, int]) -> list[dict[str, Any]]:
    return [{"field": code, "year": year, "amount": amount} for (code, year), amount in sorted(targets.items())]


def _targets(given: Any) -> dict[Cell, int]:
    return {(one.field, one.year): one.amount for one in given}


def _progress(one: Any) -> dict[str, int]:
    return {"due": one.due, "returned": one.returned, "accepted": one.accepted, "late": one.late}
