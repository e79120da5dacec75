"""Office pages of deployments: the list, the record with its tree of units, drafting and issuing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.flows import Flow, Setting, Step, run_flow
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import BADGE, DAY, NUMBER, Column
from unionhall.base.lists.filters import ChoiceFilter, LinkFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.desk.actions.answer_part import answer_part
from unionhall.desk.actions.copy_deployment import copy_deployment
from unionhall.desk.actions.draft_deployment import draft_deployment
from unionhall.desk.actions.issue_deployment import issue_deployment
from unionhall.desk.actions.withdraw_deployment import withdraw_deployment
from unionhall.desk.forms.deployments import AboutDeployment, IssueDeployment, NoReason, SayWhy, WhenDeployment
from unionhall.desk.models import Deployment
from unionhall.desk.queries.deployments import (
    actions_of,
    deployment_by_id,
    deployment_rows,
    first_parts,
    own_deployment,
    part_by_id,
    part_of_run,
)
from unionhall.desk.queries.packs import pack, packs
from unionhall.desk.rules.deploying import DEPLOYMENT_KINDS, DEPLOYMENT_STATES, DRAFT, ISSUED
from unionhall.desk.rules.grants import ISSUE, READ_DEPLOYMENTS
from unionhall.desk.rules.receipts import RECEIPT_EVENTS
from unionhall.desk.rules.rounds import ONCE, RHYTHMS
from unionhall.desk.views.answering import answer as answer_form
from unionhall.desk.views.deployment_parts import part_context
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.queries.listed import under
from unionhall.registry.views.choices import reach
from unionhall.ui.notices import tell

TONES = {DRAFT: "neutral", ISSUED: "ok"}


def deployment_url(deployment_id: int) -> str:
    """Return the address of a deployment."""
    return reverse("desk:deployment", args=[deployment_id])


def part_url(part: Any) -> str:
    """Return the address of a unit's part."""
    return f"{deployment_url(part.deployment_id)}?at={part.pk}"


DEPLOYMENTS = register(
    ListPage(
        code="desk.deployments",
        title=N_("Deployments"),
        grant=READ_DEPLOYMENTS,
        url_name="desk:deployments",
        rows=deployment_rows,
        columns=(
            Column("number", N_("Number"), lambda row: row.pk, NUMBER, sort="pk", shown=False),
            Column(
                "title",
                N_("Title"),
                lambda row: row.title,
                fixed=True,
                link=lambda row: deployment_url(row.pk),
            ),
            Column("issuer", N_("Issued by"), lambda row: row.issuer.name),
            Column("paper_number", N_("Document number"), lambda row: row.paper_number),
            Column("kind", N_("Kind"), lambda row: row.kind, words=DEPLOYMENT_KINDS, sort="kind"),
            Column(
                "state",
                N_("State"),
                lambda row: row.state,
                BADGE,
                words=DEPLOYMENT_STATES,
                sort="state",
                tone=lambda row: TONES.get(row.state, "warn"),
            ),
            Column("first_year", N_("From"), lambda row: str(row.first_year), sort="first_year", shown=False),
            Column("last_year", N_("To"), lambda row: str(row.last_year), sort="last_year"),
            Column("issued_on", N_("Issued on"), lambda row: row.issued_on, DAY, sort="issued_on", nullable=True),
            Column("next_due_on", N_("Due next"), lambda row: row.next_due_on, DAY, sort="next_due_on", nullable=True),
        ),
        sort="-number",
        filters=(
            LinkFilter("under", N_("Issued on the ground of"), lambda actor, code, _today: under(actor, code)),
            ChoiceFilter("state", N_("State"), DEPLOYMENT_STATES),
            ChoiceFilter("kind", N_("Kind"), DEPLOYMENT_KINDS),
        ),
        search_hint=N_("Title or issuer; pinyin and initials too"),
        empty=Empty(N_("No deployment reaches you yet."), N_("Draft a deployment"), "desk:draft_deployment", ISSUE),
    )
)

DRAFTING = Flow(
    code="desk.draft_deployment",
    grant=ISSUE,
    heading=N_("Draft a deployment"),
    button=N_("Keep the draft"),
    steps=(Step(N_("What is asked of whom"), AboutDeployment), Step(N_("Years and days"), WhenDeployment)),
)


def deployments_list(request: ActorRequest) -> HttpResponse:
    """List the deployments within reach."""
    more: dict[str, Any] = {}
    if may(request.actor, ISSUE):
        more["primary"] = {"url": reverse("desk:draft_deployment"), "text": gettext("Draft a deployment")}
    return show(request, DEPLOYMENTS, more=more)


def draft(request: ActorRequest) -> HttpResponse:
    """Draft a deployment in two steps; form, targets and units follow on its own page."""
    actor, today = request.actor, clock.today()

    def act(values: dict[str, Any]) -> str:
        made = draft_deployment(
            actor=actor,
            issuer_code=values["issuer_organisation"],
            title=values["title"],
            text=values["text"],
            kind=values["kind"],
            rhythm=values["rhythm"],
            first_year=values["first_year"],
            last_year=values["last_year"],
            due_on=values["due_on"],
            due_days=values["due_days"] if values["due_days"] is not None else 15,
            form=pack(values["pack"]).form.plain() if values["pack"] else {},
            now=clock.now(),
        )
        tell(request, gettext("The draft is kept. Nobody below has it yet."))
        return deployment_url(made)

    def foresee(values: dict[str, Any]) -> list[str]:
        return [
            gettext("A draft is made; you then set its form and split the target among the units below."),
            gettext("The units below have it only when it is issued."),
        ]

    choices = reach(actor, today, grant=ISSUE) if actor.account_id is not None else None
    only: Any = ()
    if choices is not None:
        choices = replace(choices, extra={"packs": [(one.code, one.title) for one in packs().values()]})
        only = choices.organisation_suggestions[:1]
    setting = Setting(
        subject="",
        cancel_url=reverse("desk:deployments"),
        act=act,
        foresee=foresee,
        initial={
            "issuer_organisation": only[0][0] if only else "",
            "first_year": today.year,
            "last_year": today.year,
            "rhythm": ONCE,
            "due_days": 15,
        },
        options={"reach": choices},
        crumbs=[(gettext("Deployments"), reverse("desk:deployments"))],
    )
    return run_flow(request, DRAFTING, setting)


def deployment_record(request: ActorRequest, deployment_id: int) -> HttpResponse:
    """Show a deployment: its text, and how far each unit at and below the reader's place is."""
    require(request.actor, READ_DEPLOYMENTS)
    row = deployment_by_id(request.actor, deployment_id)
    asked = request.GET.get("at", "")
    tops = first_parts(request.actor, row)
    at = None
    if asked.isascii() and asked.isdigit() and len(asked) < 19:
        at = part_by_id(request.actor, int(asked))
        if at.deployment_id != row.pk:
            raise NotFound("desk.no_part", N_("There is no such deployment under this address, or it is not yours."))
    elif len(tops) == 1:
        at = tops[0]
    drafts = row.state == DRAFT and may(request.actor, ISSUE, row.scope_path)
    context = {
        "row": row,
        "name": row.title,
        "state_kind": TONES.get(row.state, "warn"),
        "state_text": gettext(DEPLOYMENT_STATES[row.state]),
        "facts": _facts(row),
        "drafts": drafts,
        "withdraws": row.state == ISSUED and may(request.actor, ISSUE, row.scope_path),
        "copies": row.state == ISSUED and row.kind != "task" and may(request.actor, ISSUE, row.scope_path),
        "actions": [(one, deployment_url(one.pk)) for one in actions_of(request.actor, row)],
        "whole": _whole(request, row),
        "tops": [(one, part_url(one)) for one in tops] if len(tops) > 1 else [],
        "at": at,
        **(part_context(request, row, at) if at is not None else {}),
    }
    return render(request, "desk/deployments/record.html", context)


def _whole(request: ActorRequest, row: Any) -> Any:
    if row.part_of_id is None:
        return None
    try:
        return deployment_by_id(request.actor, row.part_of_id)
    except NotFound:
        return None


def _facts(row: Any) -> list[tuple[str, ...]]:
    years = str(row.first_year) if row.first_year == row.last_year else f"{row.first_year}–{row.last_year}"
    facts: list[tuple[str, ...]] = [
        (gettext("Issued by"), row.issuer.name),
        (gettext("Kind"), gettext(DEPLOYMENT_KINDS[row.kind])),
        (gettext("Years"), years),
        (gettext("How often"), gettext(RHYTHMS[row.rhythm])),
    ]
    if row.paper_number:
        facts.insert(0, (gettext("Document number"), row.paper_number))
    return facts


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: ActorRequest, deployment_id: int) -> HttpResponse:
    """Ask for the document number and issue the draft."""
    require(request.actor, ISSUE)
    row = own_deployment(request.actor, deployment_id, ISSUE)

    def act(form: Any) -> str:
        number = form.cleaned_data["paper_number"].strip()
        issue_deployment(
            actor=request.actor,
            deployment_id=row.pk,
            version=form.cleaned_data["version"],
            paper_number=number,
            number_it=not number,
            now=clock.now(),
        )
        tell(request, gettext("It is issued. Every unit of the split finds it among what it has to do."))
        return deployment_url(row.pk)

    return ask_step(
        request,
        IssueDeployment,
        act,
        title=gettext("Issue"),
        back=deployment_url(row.pk),
        row=row,
        version=row.version,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: ActorRequest, deployment_id: int) -> HttpResponse:
    """Ask why, and withdraw the deployment."""
    require(request.actor, ISSUE)
    row = own_deployment(request.actor, deployment_id, ISSUE)

    def act(form: Any) -> str:
        withdraw_deployment(actor=request.actor, deployment_id=row.pk, now=clock.now(), **form.cleaned_data)
        tell(request, gettext("It is withdrawn. Nobody owes a return any longer."))
        return deployment_url(row.pk)

    return ask_step(
        request, SayWhy, act, title=gettext("Withdraw"), back=deployment_url(row.pk), row=row, version=row.version
    )


@login_required
@require_POST
def copy(request: ActorRequest, deployment_id: int) -> HttpResponse:
    """Draft the plan for the years after it."""
    require(request.actor, ISSUE)
    made = copy_deployment(actor=request.actor, deployment_id=deployment_id, now=clock.now())
    tell(request, gettext("The plan is carried on as a draft: text, form, units and targets."))
    return redirect(deployment_url(made))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: ActorRequest, part_id: int, event: str) -> HttpResponse:
    """Confirm a deployment, keep it, or release a unit from it."""
    require(request.actor, READ_DEPLOYMENTS)
    part = part_by_id(request.actor, part_id)
    if event not in {"confirm", "keep", "release"} or part.run is None:
        raise NotFound("desk.no_step", N_("A part has no step of this name."))
    title = gettext(RECEIPT_EVENTS[event])

    def act(form: Any) -> str:
        answer_part(actor=request.actor, part_id=part.pk, event=event, now=clock.now(), **form.cleaned_data)
        tell(request, gettext("Done: {step}.").format(step=title))
        return part_url(part)

    return ask_step(
        request,
        SayWhy if event == "release" else NoReason,
        act,
        title=title,
        back=part_url(part),
        row=part.deployment,
        version=part.run.version,
    )


@login_required
def part_of_a_run(request: ActorRequest, run_id: int) -> HttpResponse:
    """Lead from a receipt of the engine to the part that it is about."""
    require(request.actor, READ_DEPLOYMENTS)
    return redirect(part_url(part_of_run(request.actor, run_id)))


def ask_step(
    request: ActorRequest,
    form: type[forms.Form],
    act: Callable[[Any], str],
    *,
    title: str,
    back: str,
    row: Deployment,
    button: str = "",
    version: int = 0,
    names: Sequence[str] = (),
) -> HttpResponse:
    """Show the form of one step of a deployment; ``act(form)`` takes it and says where to go.

    ``names``: the units that a reminder goes to.
    """
    return answer_form(
        request,
        form,
        act,
        heading=title,
        button=button or title,
        cancel_url=back,
        crumbs=(),
        initial={"version": version},
        template="desk/deployments/step.html",
        context={"row": row, "names": names},
    )
