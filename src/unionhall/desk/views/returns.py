"""Pages of returns: the list with its late ones, the record for review, the form, the steps."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import BADGE, DAY, INSTANT, NUMBER, Column
from unionhall.base.lists.filters import ChoiceFilter, LinkFilter, YesNoFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.desk.actions.correct_return import correct_return
from unionhall.desk.actions.step_return import step_return
from unionhall.desk.declared import counter
from unionhall.desk.forms.deployments import NoReason, SayWhy
from unionhall.desk.queries.deployments import form_of
from unionhall.desk.queries.returns import (
    files_of_return,
    judged,
    late_condition,
    log_of,
    may_write,
    others_of,
    possible_return_steps,
    reminders_of,
    return_by_id,
    return_of_run,
    return_rows,
    submissions_of,
)
from unionhall.desk.rules.cross_checks import LAST_YEAR, TARGET
from unionhall.desk.rules.deploying import REMINDERS
from unionhall.desk.rules.grants import ANSWER, READ_DEPLOYMENTS, REVIEW
from unionhall.desk.rules.return_forms import FILE, MONEY, SHARE, FormField
from unionhall.desk.rules.return_values import figures, progress
from unionhall.desk.rules.returning import RETURN, RETURN_EVENTS, RETURN_STATES
from unionhall.desk.views.deployment_parts import RETURN_TONES, figure_text
from unionhall.desk.views.deployments import ask_step, deployment_url, part_url
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.queries.listed import under
from unionhall.registry.views.parts import Entry
from unionhall.ui.formats import day_text, money_text, number_text
from unionhall.ui.notices import tell
from unionhall.workflow.queries.judging import stand_as
from unionhall.workflow.rules.procedure import ROLES


def return_url(return_id: int) -> str:
    """Return the address of a return."""
    return reverse("desk:return", args=[return_id])


RETURNS = register(
    ListPage(
        code="desk.returns",
        title=N_("Returns"),
        grant=READ_DEPLOYMENTS,
        url_name="desk:returns",
        rows=return_rows,
        columns=(
            Column("number", N_("Number"), lambda row: row.pk, NUMBER, sort="pk", shown=False),
            Column(
                "unit",
                N_("Unit that returns"),
                lambda row: row.part.organisation.name,
                fixed=True,
                link=lambda row: return_url(row.pk),
            ),
            Column("deployment", N_("Deployment"), lambda row: row.part.deployment.title),
            Column("round", N_("Return period"), lambda row: row.round.code),
            Column(
                "state",
                N_("State"),
                lambda row: row.run.state,
                BADGE,
                words=RETURN_STATES,
                sort="run__state",
                tone=lambda row: RETURN_TONES.get(row.run.state, "neutral"),
            ),
            Column("due_on", N_("Due on"), lambda row: row.round.due_on, DAY, sort="round__due_on"),
            Column(
                "submitted_at",
                N_("Submitted"),
                lambda row: row.submitted_at,
                INSTANT,
                sort="submitted_at",
                nullable=True,
            ),
        ),
        sort="due_on",
        filters=(
            LinkFilter("under", N_("On the ground of"), lambda actor, code, _today: under(actor, code)),
            ChoiceFilter("state", N_("State"), RETURN_STATES, lookup="run__state"),
            YesNoFilter("late", N_("Deadline"), N_("Past its deadline"), N_("Within its deadline"), late_condition),
        ),
        search=("part__organisation__name_index",),
        search_hint=N_("Unit; pinyin and initials too"),
        empty=Empty(N_("Nobody was asked for figures here yet.")),
    )
)


def returns_list(request: ActorRequest) -> HttpResponse:
    """List the returns within reach."""
    return show(request, RETURNS)


@login_required
def return_of_a_run(request: ActorRequest, run_id: int) -> HttpResponse:
    """Lead from a run of the engine to the return that it is about."""
    require(request.actor, READ_DEPLOYMENTS)
    return redirect(return_url(return_of_run(request.actor, run_id)))


def return_record(request: ActorRequest, return_id: int) -> HttpResponse:
    """Show one return: figures beside target, last year's and what was counted; what is not right; the steps."""
    require(request.actor, READ_DEPLOYMENTS)
    given = return_by_id(request.actor, return_id)
    run, part, asked = given.run, given.part, given.round
    assert run is not None
    form, today = form_of(part), clock.today()
    files, others = files_of_return(given), others_of(given)
    late = run.state == "open" and asked.due_on < today
    steps = [one for one in possible_return_steps(request.actor, given) if one.event != "submit"]
    writes = may_write(request.actor, given)
    counting = counter()
    context = {
        "given": given,
        "part": part,
        "row": part.deployment,
        "round": asked,
        "run": run,
        "name": part.organisation.name,
        "state_kind": "bad" if late else RETURN_TONES.get(run.state, "neutral"),
        "state_text": gettext("Past its deadline") if late else gettext(RETURN_STATES[run.state]),
        "facts": _facts(given),
        "writes": writes,
        "fill_url": reverse(counting.fill, args=[given.pk])
        if counting and writes and any(one.indicator for one in form.fields)
        else "",
        "steps": [(reverse("desk:return_step", args=[given.pk, one.event]), gettext(one.title)) for one in steps],
        "corrects": given.accepted_at is not None
        and not given.replaced
        and bool(stand_as(request.actor, run, "unit", ANSWER) or stand_as(request.actor, run, "superior", REVIEW)),
        "next_words": gettext(RETURN.state(run.state).help) if RETURN.state(run.state).help else "",
        "holder": gettext(ROLES[run.holder]) if not run.finished_at else "",
        "rows": [_field_row(given, one, files, others) for one in form.fields],
        "judged": judged(given, form),
        "submissions": submissions_of(given),
        "reminders": [(one, gettext(REMINDERS[one.kind])) for one in reminders_of(given)],
        "back_url": f"{part_url(part)}&round={asked.code}",
        "timeline_entries": _entries(given),
    }
    return render(request, "desk/deployments/return.html", context)


def _facts(given: Any) -> list[tuple[str, ...]]:
    deployment = given.part.deployment
    return [
        (gettext("Deployment"), deployment.title, deployment_url(deployment.pk)),
        (gettext("Return period"), given.round.code),
        (gettext("Due on"), day_text(given.round.due_on)),
        (gettext("Version"), gettext("number {number}").format(number=given.number)),
    ]


def _field_row(given: Any, one: FormField, files: Any, others: Any) -> dict[str, Any]:
    value = given.values.get(one.code)
    text, url = "—", ""
    if one.kind == SHARE:
        text = figure_text(one, figures(form_of_one(given), given.values))
    elif one.kind == FILE and value in files:
        text, url = files[value].name, reverse("base:file", args=[value])
    elif one.is_figure:
        text = figure_text(one, given.values)
    elif value:
        text = str(value)
    target, before = others.get(TARGET, {}).get(one.code), others.get(LAST_YEAR, {}).get(one.code)
    filled, counting = given.filled.get(one.code), counter()
    write = money_text if one.kind == MONEY else number_text
    rows_url = ""
    if filled and counting:
        code = given.part.organisation.code
        rows_url = counting.rows(filled["indicator"], code, filled["as_of"], filled["cohort"])
    return {
        "field": one,
        "text": text,
        "url": url,
        "is_figure": one.is_figure or one.kind == SHARE,
        "target": "" if target is None else write(target),
        "done": progress(value, target) if target and isinstance(value, int) else None,
        "before": "" if before is None else write(before),
        "counted": number_text(filled["value"]) if filled else "",
        "counted_on": filled["as_of"] if filled else "",
        "rows_url": rows_url,
    }


def form_of_one(given: Any) -> Any:
    """Return the form of a return's unit, once for a page."""
    held = getattr(given, "held_form", None)
    if held is None:
        held = given.held_form = form_of(given.part)
    return held


def _entries(given: Any) -> list[Entry]:
    found = []
    for one in log_of(given):
        what = gettext(RETURN_EVENTS.get(one.event, one.event))
        text = f"{what}: {one.reason}" if one.reason else what
        who = str(one.account) if one.account else gettext("the system")
        found.append(Entry(one.at, text, who, RETURN_TONES.get(one.target, "info")))
    return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: ActorRequest, return_id: int, event: str) -> HttpResponse:
    """Accept a return, send it back, take it back, or release the unit."""
    require(request.actor, READ_DEPLOYMENTS)
    given = return_by_id(request.actor, return_id)
    if event not in RETURN_EVENTS or event == "submit":
        raise NotFound("desk.no_step", N_("A return has no step of this name."))
    run = given.run
    assert run is not None
    step = next((one for one in possible_return_steps(request.actor, given) if one.event == event), None)
    if step is None and request.method != "POST":
        return redirect(return_url(given.pk))
    title = gettext(RETURN_EVENTS[event])

    def act(form: Any) -> str:
        step_return(actor=request.actor, return_id=given.pk, event=event, now=clock.now(), **form.cleaned_data)
        tell(request, gettext("Done: {step}.").format(step=title))
        return return_url(given.pk)

    return ask_step(
        request,
        SayWhy if step is not None and step.reason else NoReason,
        act,
        title=title,
        back=return_url(given.pk),
        row=given.part.deployment,
        version=run.version,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: ActorRequest, return_id: int) -> HttpResponse:
    """Ask why, and open the correction of an accepted return."""
    require(request.actor, READ_DEPLOYMENTS)
    given = return_by_id(request.actor, return_id)

    def act(form: Any) -> str:
        reason = form.cleaned_data["reason"]
        made = correct_return(actor=request.actor, return_id=given.pk, reason=reason, now=clock.now())
        tell(request, gettext("The correction is open. What was accepted counts until it is accepted."))
        return return_url(made)

    return ask_step(
        request,
        SayWhy,
        act,
        title=gettext("Correct it"),
        back=return_url(given.pk),
        row=given.part.deployment,
        version=1,
    )
