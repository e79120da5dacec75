"""Foundings, re-elections, rolls, candidates and terms over the API."""

from typing import Any

from ninja import Router, Status

from unionhall.base import clock
from unionhall.base.api.shapes import After, Done, Id, Limit, Made, Page, page
from unionhall.base.http import ActorRequest
from unionhall.organizing.actions.answer_for_candidate import answer_for_candidate
from unionhall.organizing.actions.correct_roll import correct_roll
from unionhall.organizing.actions.display_list import display_list
from unionhall.organizing.actions.enter_term import enter_term
from unionhall.organizing.actions.extend_term import extend_term
from unionhall.organizing.actions.freeze_roll import freeze_roll
from unionhall.organizing.actions.name_delegates import name_delegates
from unionhall.organizing.actions.name_prep_group import NewPrepMember, name_prep_group
from unionhall.organizing.actions.name_tellers import name_tellers
from unionhall.organizing.actions.nominate import NewCandidate, nominate
from unionhall.organizing.actions.note_particulars import note_particulars
from unionhall.organizing.actions.settle_plan import Plan, settle_plan
from unionhall.organizing.actions.start_founding import start_founding
from unionhall.organizing.actions.start_renewal import start_renewal
from unionhall.organizing.actions.withdraw_candidate import withdraw_candidate
from unionhall.organizing.api.shapes import (
    CandidateIn,
    CandidateOut,
    CorrectionIn,
    DelegatesIn,
    DisplayIn,
    ExtensionIn,
    FoundingIn,
    ParticularsIn,
    ParticularsOut,
    PlanIn,
    PrepGroupIn,
    ReasonIn,
    RenewalIn,
    TellersIn,
    TermIn,
    TermOut,
    UndertakingOut,
    VoterOut,
)
from unionhall.organizing.queries.candidates import judged_candidates
from unionhall.organizing.queries.particulars import particulars_of
from unionhall.organizing.queries.terms import terms
from unionhall.organizing.queries.undertakings import roll_of, undertaking, undertakings
from unionhall.organizing.rules.grants import RUN

router = Router(tags=["organizing"])


@router.get("undertakings", response=Page[UndertakingOut])
def list_undertakings(request: ActorRequest, after: After = 0, limit: Limit = 50) -> Any:
    """List foundings, re-elections, by-elections and recalls within reach."""
    return page(undertakings(request.actor).order_by("id"), after, limit)


@router.post("foundings", response={201: Made})
def found(request: ActorRequest, given: FoundingIn) -> Any:
    """Begin a founding."""
    return Status(201, {"id": start_founding(actor=request.actor, now=clock.now(), **given.dict())})


@router.post("renewals", response={201: Made})
def renew(request: ActorRequest, given: RenewalIn) -> Any:
    """Begin a re-election, by-election or recall."""
    return Status(201, {"id": start_renewal(actor=request.actor, now=clock.now(), **given.dict())})


@router.get("undertakings/{undertaking_id}", response=UndertakingOut)
def read_undertaking(request: ActorRequest, undertaking_id: Id) -> Any:
    """Read one undertaking."""
    return undertaking(request.actor, undertaking_id)


@router.post("undertakings/{undertaking_id}/group", response=Done)
def group(request: ActorRequest, undertaking_id: Id, given: PrepGroupIn) -> Any:
    """Name the preparatory group."""
    people = [NewPrepMember(**one.dict()) for one in given.people]
    name_prep_group(actor=request.actor, undertaking_id=undertaking_id, people=people, now=clock.now())
    return Done()


@router.post("undertakings/{undertaking_id}/plan", response=Done)
def plan(request: ActorRequest, undertaking_id: Id, given: PlanIn) -> Any:
    """Settle the plan."""
    values = given.dict()
    version = values.pop("version")
    settled = Plan(**values)
    settle_plan(actor=request.actor, undertaking_id=undertaking_id, plan=settled, version=version, now=clock.now())
    return Done()


@router.get("undertakings/{undertaking_id}/particulars", response=ParticularsOut)
def read_particulars(request: ActorRequest, undertaking_id: Id) -> Any:
    """Read what the papers say besides the numbers."""
    return {"noted": particulars_of(undertaking(request.actor, undertaking_id, RUN))}


@router.post("undertakings/{undertaking_id}/particulars", response=Done)
def particulars(request: ActorRequest, undertaking_id: Id, given: ParticularsIn) -> Any:
    """Note what the papers say besides the numbers."""
    note_particulars(actor=request.actor, undertaking_id=undertaking_id, given=given.given, now=clock.now())
    return Done()


@router.post("undertakings/{undertaking_id}/delegates", response=Done)
def delegates(request: ActorRequest, undertaking_id: Id, given: DelegatesIn) -> Any:
    """Name the delegates of a congress."""
    name_delegates(actor=request.actor, undertaking_id=undertaking_id, now=clock.now(), **given.dict())
    return Done()


@router.get("undertakings/{undertaking_id}/roll", response=Page[VoterOut])
def read_roll(request: ActorRequest, undertaking_id: Id, after: After = 0, limit: Limit = 50) -> Any:
    """Read the frozen roll."""
    return page(roll_of(undertaking(request.actor, undertaking_id)), after, limit)


@router.post("undertakings/{undertaking_id}/roll/freeze", response=Done)
def freeze(request: ActorRequest, undertaking_id: Id) -> Any:
    """Freeze the roll as members stand now."""
    freeze_roll(actor=request.actor, undertaking_id=undertaking_id, now=clock.now())
    return Done()


@router.post("undertakings/{undertaking_id}/roll/correct", response=Done)
def correct(request: ActorRequest, undertaking_id: Id, given: CorrectionIn) -> Any:
    """Strike somebody from the roll or enter somebody."""
    correct_roll(actor=request.actor, undertaking_id=undertaking_id, now=clock.now(), **given.dict())
    return Done()


@router.post("undertakings/{undertaking_id}/display", response={201: Made})
def display(request: ActorRequest, undertaking_id: Id, given: DisplayIn) -> Any:
    """Display the candidates or the roll as a public notice; the id is the notice's."""
    made = display_list(actor=request.actor, undertaking_id=undertaking_id, now=clock.now(), **given.dict())
    return Status(201, {"id": made})


@router.get("undertakings/{undertaking_id}/candidates", response=list[CandidateOut])
def read_candidates(request: ActorRequest, undertaking_id: Id) -> Any:
    """Read the list with what is found about everybody on it."""
    return [
        {
            "id": one.candidate.pk,
            "name": one.candidate.name,
            "body": one.candidate.body,
            "votes": one.votes,
            "findings": [{"weight": finding.weight, "code": finding.code} for finding in one.findings],
            "open": one.open,
        }
        for one in judged_candidates(undertaking(request.actor, undertaking_id))
    ]


@router.post("undertakings/{undertaking_id}/candidates", response={201: Made})
def add_candidate(request: ActorRequest, undertaking_id: Id, given: CandidateIn) -> Any:
    """Put somebody on the list."""
    row = NewCandidate(**given.dict())
    made = nominate(actor=request.actor, undertaking_id=undertaking_id, row=row, now=clock.now())
    return Status(201, {"id": made})


@router.post("candidates/{candidate_id}/answer", response=Done)
def answer(request: ActorRequest, candidate_id: Id, given: ReasonIn) -> Any:
    """Write down why somebody stands all the same."""
    answer_for_candidate(actor=request.actor, candidate_id=candidate_id, answer=given.reason, now=clock.now())
    return Done()


@router.post("candidates/{candidate_id}/withdraw", response=Done)
def withdraw(request: ActorRequest, candidate_id: Id, given: ReasonIn) -> Any:
    """Take somebody off the list."""
    withdraw_candidate(actor=request.actor, candidate_id=candidate_id, reason=given.reason, now=clock.now())
    return Done()


@router.post("undertakings/{undertaking_id}/tellers", response=Done)
def tellers(request: ActorRequest, undertaking_id: Id, given: TellersIn) -> Any:
    """Name the tellers."""
    name_tellers(actor=request.actor, undertaking_id=undertaking_id, person_ids=given.person_ids, now=clock.now())
    return Done()


@router.get("terms", response=Page[TermOut])
def list_terms(request: ActorRequest, after: After = 0, limit: Limit = 50) -> Any:
    """List running terms within reach."""
    return page(terms(request.actor).order_by("id"), after, limit)


@router.post("terms", response={201: Made})
def enter(request: ActorRequest, given: TermIn) -> Any:
    """Enter the running term of a union that was elected earlier."""
    return Status(201, {"id": enter_term(actor=request.actor, now=clock.now(), **given.dict())})


@router.post("terms/{term_id}/extend", response=Done)
def extend(request: ActorRequest, term_id: Id, given: ExtensionIn) -> Any:
    """Approve an extension."""
    extend_term(actor=request.actor, term_id=term_id, now=clock.now(), **given.dict())
    return Done()
