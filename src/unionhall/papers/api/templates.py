"""Templates over the API."""

from typing import Annotated, Any

from ninja import Router, Schema, Status
from pydantic import Field

from unionhall.base import clock
from unionhall.base.api.shapes import Code, Done, Line, Made, Name, Word
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.papers.actions.change_template import change_template
from unionhall.papers.actions.restore_template import restore_template
from unionhall.papers.queries.choosing import place_for
from unionhall.papers.queries.templates import READ, current_template, current_templates, last_version
from unionhall.papers.rules.templates import plain_template

router = Router(tags=["paper templates"])


class TemplateOut(Schema):
    """A template as it holds at an organisation."""

    code: str
    name: str
    title: str
    layout: str
    flows: list[str]
    version: int = Field(description="0: as shipped")
    own: bool = Field(description="The organisation's own wording")


class TemplateWhole(TemplateOut):
    """A template with its declared fields and blocks; ``based_on`` is what a change sends back."""

    fields: list[dict[str, Any]]
    blocks: list[dict[str, Any]]
    based_on: int


class TemplateIn(Schema):
    """An own wording: title and blocks; the declared fields stay."""

    organisation_code: Code
    title: Name
    blocks: Annotated[list[dict[str, Any]], Field(max_length=200)]
    based_on: Annotated[int, Field(ge=0, le=10**6)]
    note: Line = ""


class Where(Schema):
    """The organisation that it is about."""

    organisation_code: Code


def _out(current: Any, path: str) -> dict[str, Any]:
    return plain_template(current.template) | {"version": current.version, "own": current.owner_path == path}


@router.get("templates", response=list[TemplateOut])
def list_templates(request: ActorRequest, organisation_code: Word = "") -> Any:
    """List the templates that hold at an organisation."""
    require(request.actor, READ)
    place = place_for(request.actor, organisation_code, READ)
    return [_out(current, place.path) for current in current_templates(request.actor, place.code)]


@router.get("templates/{code}", response=TemplateWhole)
def read_template(request: ActorRequest, code: Word, organisation_code: Word = "") -> Any:
    """Read one template whole."""
    require(request.actor, READ)
    place = place_for(request.actor, organisation_code, READ)
    current = current_template(code, place.path)
    return _out(current, place.path) | {"based_on": last_version(code, place.path)}


@router.post("templates/{code}", response={201: Made})
def change(request: ActorRequest, code: Word, given: TemplateIn) -> Any:
    """Keep an own wording; a fault is refused with every other one."""
    return Status(201, {"id": change_template(actor=request.actor, code=code, now=clock.now(), **given.dict())})


@router.post("templates/{code}/restore", response=Done)
def restore(request: ActorRequest, code: Word, given: Where) -> Any:
    """Use the template of the level above again."""
    restore_template(actor=request.actor, code=code, organisation_code=given.organisation_code, now=clock.now())
    return Done()
