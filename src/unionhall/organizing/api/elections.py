"""Ballots over the API: counts, results, what follows. No vote is cast here (see the package)."""

from datetime import timedelta
from typing import Any

from ninja import File, Form, Router, Status, UploadedFile

from unionhall.base import clock
from unionhall.base.api.shapes import After, Done, Id, Limit, Made, Page, page
from unionhall.base.http import ActorRequest
from unionhall.organizing.actions.close_ballot import close_ballot
from unionhall.organizing.actions.open_ballot import open_ballot
from unionhall.organizing.actions.prepare_election import prepare_election
from unionhall.organizing.actions.record_count import PaperTally, record_count
from unionhall.organizing.actions.settle_election import settle_election
from unionhall.organizing.api.shapes import CountIn, ElectionIn, ElectionOut, OpenIn, ResultOut, SettleIn
from unionhall.organizing.queries.elections import election as election_by_id
from unionhall.organizing.queries.elections import elections, result_of
from unionhall.organizing.rules.ballots import Marks

router = Router(tags=["organizing"])


@router.get("elections", response=Page[ElectionOut])
def list_elections(request: ActorRequest, after: After = 0, limit: Limit = 50) -> Any:
    """List ballots within reach."""
    return page(elections(request.actor), after, limit)


@router.post("undertakings/{undertaking_id}/elections", response={201: Made})
def prepare(request: ActorRequest, undertaking_id: Id, given: ElectionIn) -> Any:
    """Prepare the ballot for one body."""
    made = prepare_election(actor=request.actor, undertaking_id=undertaking_id, now=clock.now(), **given.dict())
    return Status(201, {"id": made})


@router.get("elections/{election_id}", response=ElectionOut)
def read_election(request: ActorRequest, election_id: Id) -> Any:
    """Read one ballot."""
    return election_by_id(request.actor, election_id)


@router.get("elections/{election_id}/result", response=ResultOut)
def read_result(request: ActorRequest, election_id: Id) -> Any:
    """Read names, numbers and arithmetic; nothing before the ballot is counted."""
    found = result_of(election_by_id(request.actor, election_id))
    return {
        "lines": [
            {
                "name": one.name,
                "candidate_id": one.candidate_id,
                "votes_for": one.for_,
                "votes_against": one.against,
                "votes_abstain": one.abstain,
                "elected": one.elected,
                "run_off": one.run_off,
            }
            for one in found.lines
        ],
        "arithmetic": [{"holds": holds, "sentence": said.plain()} for holds, said in found.arithmetic],
        "suppressed": found.suppressed,
    }


@router.post("elections/{election_id}/count", response=Done)
def count(request: ActorRequest, election_id: Id, given: Form[CountIn], sheet: File[UploadedFile]) -> Any:
    """Enter a paper count with its scanned sheet."""
    votes = [one.split(":") for one in given.votes]
    marks = {int(parts[0]): Marks(*(int(part) for part in parts[1:])) for parts in votes if _numbers(parts)}
    names = dict(one.rpartition(":")[::2] for one in given.written_in)
    tally = PaperTally(
        present=given.present,
        issued=given.issued,
        collected=given.collected,
        valid=given.valid,
        marks=marks,
        written_in={name: int(number) for name, number in names.items() if number.isdecimal() and len(number) < 7},
    )
    record_count(
        actor=request.actor,
        election_id=election_id,
        tally=tally,
        signed_by=given.signed_by,
        sheet=sheet.read(),
        sheet_name=sheet.name or "sheet",
        now=clock.now(),
    )
    return Done()


@router.post("elections/{election_id}/open", response=Done)
def open_box(request: ActorRequest, election_id: Id, given: OpenIn) -> Any:
    """Open an electronic ballot."""
    now = clock.now()
    closes_at = now + timedelta(hours=given.hours)
    open_ballot(actor=request.actor, election_id=election_id, closes_at=closes_at, now=now)
    return Done()


@router.post("elections/{election_id}/close", response=Done)
def close_box(request: ActorRequest, election_id: Id) -> Any:
    """Close an electronic ballot and count it."""
    close_ballot(actor=request.actor, election_id=election_id, now=clock.now())
    return Done()


@router.post("elections/{election_id}/settle", response=Done)
def settle(request: ActorRequest, election_id: Id, given: SettleIn) -> Any:
    """Decide what follows a tie, a shortfall or a void ballot."""
    settle_election(actor=request.actor, election_id=election_id, now=clock.now(), **given.dict())
    return Done()


def _numbers(parts: list[str]) -> bool:
    return len(parts) == 4 and all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts)
