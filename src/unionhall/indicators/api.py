"""The API of figures: definitions, one figure, the rows behind it, kept figures, sums over the tree."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext
from ninja import Field, Query, Router, Schema

from unionhall.base import clock
from unionhall.base.api.shapes import Changed, Id
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.indicators.actions.fill_return import fill_return
from unionhall.indicators.actions.take_snapshot import take_snapshot
from unionhall.indicators.queries.dashboards import day_to_count
from unionhall.indicators.queries.figures import Figure, compute
from unionhall.indicators.queries.rollups import RolledUp, last_recount, rolled_up, rolled_up_children, waiting_changes
from unionhall.indicators.queries.rows_behind import PAGE, rows_behind
from unionhall.indicators.queries.scopes import READ, scope_of_code
from unionhall.indicators.queries.snapshots import kept_days, snapshots
from unionhall.indicators.rules.definitions import INDICATORS, Indicator
from unionhall.indicators.rules.shares import percent_text
from unionhall.kernel.text import Sentence
from unionhall.ui.words import say

router = Router(tags=["figures"])
CODE = Field(max_length=40, description="Code of an organisation, e.g. JZ-QLH")
DAY = Field(default=None, description="Day of the count; today when left out, never a day to come")


class CohortOut(Schema):
    """One cohort that an indicator offers."""

    code: str
    title: str
    words: str


class DefinitionOut(Schema):
    """What an indicator counts."""

    code: str
    title: str
    words: str
    unit: str
    numerator: str
    denominator: str
    cohorts: list[CohortOut]
    as_of: str
    counted: bool = Field(description="False: it awaits records that are not kept yet and has no figure")
    awaits: str
    version: int


class FigureOut(Schema):
    """One counted figure; a count has no denominator, and a share over zero has no text."""

    code: str
    organisation: str
    as_of: date
    cohort: str
    numerator: int
    denominator: int | None
    text: str = Field(description="The count, the share in per cent, or a dash")
    unknown: int = Field(description="Rows that could not be judged, because a fact is not on file")
    paper: int = Field(description="Rows that exist on paper only and do not count")
    version: int
    taken_at: datetime | None = Field(default=None, description="When it was kept; empty when it was counted just now")


class PlaceQuery(Schema):
    """Which organisation."""

    organisation: str = CODE


class FigureQuery(PlaceQuery):
    """Which figure."""

    as_of: date | None = DAY
    cohort: str = Field(default="", max_length=40)


class RowsQuery(FigureQuery):
    """Which rows behind a figure."""

    part: str = Field(default="numerator", max_length=20)
    subject: str = Field(default="", max_length=20)
    after: int = Field(default=0, ge=0, le=2**62)
    limit: int = Field(default=PAGE, ge=1, le=200)


class RowOut(Schema):
    """One row behind a figure; names of people are masked."""

    code: str
    name: str
    cells: dict[str, Any]


class RowsOut(Schema):
    """A page of rows; ``next_after`` continues, empty at the end."""

    subject: str
    rows: list[RowOut]
    next_after: int | None


class SnapshotIn(Schema):
    """Which figures to keep."""

    organisation: str = CODE
    as_of: date | None = DAY


class KeptOut(Schema):
    """How many figures were kept."""

    as_of: date
    figures: int


class SumsOut(Schema):
    """Sums of one organisation and everything below it."""

    organisation: str
    name: str
    sums: dict[str, int]


class TreeOut(Schema):
    """Sums of an organisation and of the federations right below it."""

    recounted_at: datetime | None
    waiting: int = Field(description="Organisations whose changes the next fold will add")
    total: SumsOut
    children: list[SumsOut]


def _definition(indicator: Indicator) -> DefinitionOut:
    return DefinitionOut(
        code=indicator.code,
        title=gettext(indicator.title),
        words=gettext(indicator.words),
        unit=gettext(indicator.unit),
        numerator=gettext(indicator.over.words) if indicator.over else "",
        denominator=gettext(indicator.under.words) if indicator.under else "",
        cohorts=[
            CohortOut(code=one.code, title=gettext(one.title), words=gettext(one.words))
            for one in (indicator.cohorts or {}).values()
        ],
        as_of=gettext(indicator.as_of) if indicator.as_of else "",
        counted=indicator.counted,
        awaits=gettext(indicator.awaits) if indicator.awaits else "",
        version=indicator.version,
    )


def _figure(figure: Figure, organisation: str, taken_at: datetime | None = None) -> FigureOut:
    text = f"{figure.numerator}"
    if figure.denominator is not None:
        text = percent_text(figure.numerator, figure.denominator)
    return FigureOut(
        code=figure.code,
        organisation=organisation,
        as_of=figure.as_of,
        cohort=figure.cohort,
        numerator=figure.numerator,
        denominator=figure.denominator,
        text=text,
        unknown=figure.unknown,
        paper=figure.paper,
        version=figure.version,
        taken_at=taken_at,
    )


@router.get("definitions", response=list[DefinitionOut], summary="List the indicators")
def definitions(request: ActorRequest) -> Any:
    """Every indicator, also those that await their records."""
    require(request.actor, READ)
    return [_definition(indicator) for indicator in INDICATORS.values()]


@router.get("counted/{code}", response=FigureOut, summary="Count a figure")
def figure(request: ActorRequest, code: str, query: Query[FigureQuery]) -> Any:
    """Count one indicator for an organisation and everything below it."""
    scope = scope_of_code(request.actor, query.organisation)
    day = day_to_count(query.as_of, clock.today())
    counted = compute(code, actor=request.actor, scope_path=scope.path, as_of=day, cohort=query.cohort)
    return _figure(counted, scope.code)


def _cell(value: object) -> object:
    return say(value) if isinstance(value, Sentence) else value


@router.get("counted/{code}/rows", response=RowsOut, summary="List the rows behind a figure")
def rows(request: ActorRequest, code: str, query: Query[RowsQuery]) -> Any:
    """One page of the rows behind a figure."""
    scope = scope_of_code(request.actor, query.organisation)
    found = rows_behind(
        code,
        actor=request.actor,
        scope=scope,
        as_of=day_to_count(query.as_of, clock.today()),
        cohort=query.cohort,
        part=query.part,
        subject=query.subject,
        after=query.after,
        limit=query.limit,
    )
    return RowsOut(
        subject=found.subject,
        rows=[
            RowOut(code=row.code, name=row.name, cells=dict(zip(found.columns, map(_cell, row.cells), strict=False)))
            for row in found.rows
        ],
        next_after=found.next_after,
    )


@router.get("snapshots", response=list[KeptOut], summary="List the days whose figures were kept")
def kept(request: ActorRequest, query: Query[PlaceQuery]) -> Any:
    """The latest days whose figures were kept for exactly this organisation."""
    scope = scope_of_code(request.actor, query.organisation)
    return [KeptOut(as_of=one.as_of, figures=one.figures) for one in kept_days(scope)]


@router.get("snapshots/{day}", response=list[FigureOut], summary="Read kept figures")
def kept_figures(request: ActorRequest, day: date, query: Query[PlaceQuery]) -> Any:
    """The figures that were kept for exactly this organisation on a day."""
    scope = scope_of_code(request.actor, query.organisation)
    return [_figure(one, scope.code, taken_at) for one, taken_at in snapshots(scope, as_of=day)]


@router.post("snapshots", response={201: KeptOut}, summary="Keep figures")
def keep(request: ActorRequest, body: SnapshotIn) -> Any:
    """Keep the figures of an organisation for good; what was kept before stays."""
    require(request.actor, "indicators.take_snapshot")
    scope = scope_of_code(request.actor, body.organisation)
    day = day_to_count(body.as_of, clock.today())
    count = take_snapshot(actor=request.actor, scope_path=scope.path, as_of=day, now=clock.now(), today=clock.today())
    return 201, KeptOut(as_of=day, figures=count)


def _sums(one: RolledUp) -> SumsOut:
    return SumsOut(organisation=one.code, name=one.name, sums=one.sums)


@router.post("fill/{return_id}", response=Changed, summary="Fill a return")
def fill(request: ActorRequest, return_id: Id) -> Any:
    """Count the self-filling fields of an open return; the answer says how many."""
    return {"changed": fill_return(actor=request.actor, return_id=return_id, now=clock.now())}


@router.get("tree", response=TreeOut, summary="Read sums over the tree")
def tree(request: ActorRequest, query: Query[PlaceQuery]) -> Any:
    """Sums of an organisation and of the federations right below it, as the last recount and folds left them."""
    scope = scope_of_code(request.actor, query.organisation)
    return TreeOut(
        recounted_at=last_recount(),
        waiting=waiting_changes(scope),
        total=_sums(rolled_up(request.actor, [scope])[0]),
        children=[_sums(one) for one in rolled_up_children(request.actor, scope)],
    )
