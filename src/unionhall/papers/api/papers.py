"""Papers over the API."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Router, Schema, Status
from pydantic import Field

from unionhall.base import clock
from unionhall.base.api.shapes import After, Changed, Code, Day, Done, Id, Limit, Line, Made, Page, Reason, Word, page
from unionhall.base.http import ActorRequest
from unionhall.base.places import path_of_code
from unionhall.papers.actions.change_paper import change_paper
from unionhall.papers.actions.discard_paper import discard_paper
from unionhall.papers.actions.file_paper import file_paper
from unionhall.papers.actions.fill_paper import fill_paper
from unionhall.papers.actions.set_paper_word import set_paper_word
from unionhall.papers.actions.withdraw_paper import withdraw_paper
from unionhall.papers.queries.papers import READ, paper, papers, values_of

router = Router(tags=["papers"])
Subject = Annotated[str, Field(max_length=80, pattern=r"^[A-Za-z0-9:._-]*$")]


class PaperOut(Schema):
    """A paper without its values. The files are read at ``/files/<id>/``."""

    id: int
    code: str
    organisation_code: str = Field(alias="organisation.code")
    subject: str
    title: str
    state: str
    version: int
    number: str
    issued_on: Day | None
    pdf_file_id: int | None
    docx_file_id: int | None
    pdf_sha256: str
    docx_sha256: str
    filed_at: datetime | None
    withdrawn_reason: str


class PaperWhole(PaperOut):
    """A paper with its values."""

    values: dict[str, Any]

    @staticmethod
    def resolve_values(row: Any) -> dict[str, Any]:
        """Open the sealed values."""
        return values_of(row)


class PaperIn(Schema):
    """A template to fill; ``values`` by field name: days as ISO text, amounts in fen, lists as rows.

    What a run (``subject`` "run:12") knows itself need not be given; ``about`` names one of its ballots or members.
    """

    template: Word
    organisation_code: Code
    subject: Subject = ""
    about: Line = ""
    values: dict[str, Any]


class PaperChange(Schema):
    """All values anew, and the version that was read."""

    values: dict[str, Any]
    version: Annotated[int, Field(ge=1, le=10**6)]


class WordIn(Schema):
    """The word of an organisation's numbers."""

    organisation_code: Code
    word: Word


@router.get("papers", response=Page[PaperOut])
def list_papers(request: ActorRequest, subject: Subject = "", after: After = 0, limit: Limit = 50) -> Any:
    """List papers within reach."""
    rows = papers(request.actor)
    return page(rows.filter(subject=subject) if subject else rows, after, limit)


@router.post("papers", response={201: Made})
def fill(request: ActorRequest, given: PaperIn) -> Any:
    """Fill a template: a draft."""
    made = fill_paper(
        actor=request.actor,
        template=given.template,
        scope_path=path_of_code(request.actor, "papers.fill_paper", given.organisation_code),
        subject=given.subject,
        values=given.values,
        about=given.about,
        now=clock.now(),
    )
    return Status(201, {"id": made})


@router.post("word", response=Done)
def set_word(request: ActorRequest, given: WordIn) -> Any:
    """Set the word that an organisation's paper numbers begin with."""
    set_paper_word(actor=request.actor, now=clock.now(), **given.dict())
    return Done()


@router.get("papers/{paper_id}", response=PaperWhole)
def read_paper(request: ActorRequest, paper_id: Id) -> Any:
    """Read one paper."""
    return paper(request.actor, paper_id, READ)


@router.post("papers/{paper_id}/change", response=Changed)
def change(request: ActorRequest, paper_id: Id, given: PaperChange) -> Any:
    """Fill a draft anew."""
    change_paper(actor=request.actor, paper_id=paper_id, now=clock.now(), **given.dict())
    return {"changed": 1}


@router.post("papers/{paper_id}/file", response=PaperOut)
def file(request: ActorRequest, paper_id: Id) -> Any:
    """Number, render and lock a draft."""
    file_paper(actor=request.actor, paper_id=paper_id, now=clock.now())
    return paper(request.actor, paper_id, "papers.file_paper")


@router.post("papers/{paper_id}/withdraw", response=Done)
def withdraw(request: ActorRequest, paper_id: Id, given: Reason) -> Any:
    """Withdraw a filed paper."""
    withdraw_paper(actor=request.actor, paper_id=paper_id, reason=given.reason, now=clock.now())
    return Done()


@router.post("papers/{paper_id}/discard", response=Done)
def discard(request: ActorRequest, paper_id: Id) -> Any:
    """Throw a draft away."""
    discard_paper(actor=request.actor, paper_id=paper_id, now=clock.now())
    return Done()
