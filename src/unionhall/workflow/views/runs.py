"""The page of one run, and what people do on it."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from unionhall.base import clock
from unionhall.base.authority import may
from unionhall.base.http import ActorRequest
from unionhall.base.rules.roles import TITLES
from unionhall.kernel.errors import NotFound, Refusal
from unionhall.kernel.text import N_
from unionhall.ui.notices import tell
from unionhall.ui.words import say
from unionhall.workflow.actions.attach_file import attach_file
from unionhall.workflow.actions.comment_run import comment_run
from unionhall.workflow.actions.fire import fire
from unionhall.workflow.actions.sign_step import sign_step
from unionhall.workflow.actions.stand_aside import stand_aside
from unionhall.workflow.forms import AsideForm, AttachForm, CommentForm, SignForm, StepForm
from unionhall.workflow.queries.run_page import RunView, run_view
from unionhall.workflow.queries.runs import declared_of, may_take_part, run_by_id
from unionhall.workflow.rules.findings import restored
from unionhall.workflow.rules.grants import SET_ASIDE
from unionhall.workflow.rules.procedure import ROLES, UNITS
from unionhall.workflow.views.inbox import clock_tone, days_left
from unionhall.workflow.wall import drawing

MALFORMED = N_("What was sent could not be read. Open the page again and try once more.")


@never_cache
def run_page(request: ActorRequest, run_id: int) -> HttpResponse:
    """Show where a run stands, what happens next and who has it, what is needed, and what happened."""
    now = clock.now()
    view = run_view(request.actor, run_id, now=now, today=clock.today(now))
    return render(request, "workflow/run.html", run_context(request, view))


def run_context(request: ActorRequest, view: RunView) -> dict[str, Any]:
    """Return what the run's page and the fragments of other pages show."""
    run, table = view.run, view.table
    return {
        "view": view,
        "run": run,
        "name": run.title,
        "state_kind": _tone(view),
        "state_text": gettext(view.state.title),
        "facts": [
            (gettext("Procedure"), gettext(table.title), reverse("workflow:procedure", args=[table.code])),
            (gettext("Unit concerned"), view.names.get(run.scope_path, "")),
            (gettext("Union above"), view.names.get(run.superior_path, "")),
            (gettext("Rules"), run.profile.split("@", maxsplit=1)[0]),
        ],
        "strip": strip(view),
        "who": gettext(ROLES[run.holder]),
        "seat": view.names.get(run.seat_path, ""),
        "holders": [(row.account, gettext(TITLES.get(row.role, row.role))) for row in view.holders],
        "escalated": view.names.get(run.escalated_path, ""),
        "days_left": days_left(run) if run.due_on and not run.finished_at else 0,
        "clocks": [
            (row, gettext(rule.title) if rule else row.code, gettext(UNITS[row.unit])) for row, rule in view.clocks
        ],
        "mine": [one for one in view.steps if one.may or one.sign],
        "others": [(one, gettext(ROLES[one.transition.role])) for one in view.steps if not (one.may or one.sign)],
        "log": [_logged(view, row) for row in view.log],
        "svg": drawing(table, live="" if run.finished_at else run.state, passed=view.passed),
        "more_url": _more_url(view),
        "comment_form": CommentForm(),
        "attach_form": AttachForm(),
        "aside_form": AsideForm(),
        "may_act": may_take_part(request.actor, run),
        "set_aside": _others(request, view) if may(request.actor, SET_ASIDE, run.superior_path) else [],
        "clock_tone": clock_tone(run),
    }


def _others(request: ActorRequest, view: RunView) -> list[tuple[int, str]]:
    """Return who has the run now, oneself left out: whom the union above may set aside."""
    rows = {row.account_id: str(row.account) for row in view.holders}
    return [(pk, name) for pk, name in rows.items() if pk != request.actor.account_id]


def _tone(view: RunView) -> str:
    if view.run.outcome:
        return "ok" if view.run.outcome == "done" else "warn"
    return "info"


def strip(view: RunView) -> list[tuple[str, str, str]]:
    """Return the states in the order of the table: tone, title and what is to be said of each."""
    found = []
    for state in view.table.states:
        if state.code == view.run.state:
            found.append(("info", gettext(state.title), gettext("now here")))
        elif state.code in view.passed:
            found.append(("ok", gettext(state.title), gettext("done")))
        elif state.final != "failed":
            found.append(("neutral", gettext(state.title), ""))
    return found


def _logged(view: RunView, row: Any) -> dict[str, Any]:
    known = {state.code: gettext(state.title) for state in view.table.states}
    transition = view.table.transition(row.source, row.event) if row.source else None
    return {
        "row": row,
        "title": gettext(transition.title) if transition else gettext("It began") if not row.source else row.event,
        "target": known.get(row.target, row.target),
        "who": row.account or gettext("the system"),
        "as_role": gettext(ROLES.get(row.as_role, row.as_role)),
        "findings": restored(row.findings),
    }


def _more_url(view: RunView) -> str:
    try:
        return reverse(view.page, args=[view.run.pk]) if view.page else ""
    except NoReverseMatch:
        return ""


def _to(run_id: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("workflow:run", args=[run_id]))


def _back(request: ActorRequest, run_id: int) -> HttpResponseRedirect:
    """Lead back to where the step was taken: the page of the matter, or the run's own."""
    page = declared_of(run_by_id(request.actor, run_id)).page if request.POST.get("at") == "matter" else ""
    return HttpResponseRedirect(reverse(page, args=[run_id])) if page else _to(run_id)


def _unreadable(request: ActorRequest, run_id: int) -> HttpResponse:
    run_by_id(request.actor, run_id)
    tell(request, gettext(MALFORMED), kind="warn")
    return _to(run_id)


def _refused(request: ActorRequest, run_id: int, refusal: Refusal) -> HttpResponse:
    """Say a refusal on the run's own page, which shows what it takes; what is not the reader's stays hidden."""
    if isinstance(refusal, NotFound):
        raise refusal
    now = clock.now()
    view = run_view(request.actor, run_id, now=now, today=clock.today(now))
    context = run_context(request, view) | {"refusal": say(refusal.sentence)}
    return render(request, "workflow/run.html", context, status=refusal.status)


@require_POST
def fire_event(request: ActorRequest, run_id: int) -> HttpResponse:
    """Take a step."""
    form = StepForm(request.POST)
    if not form.is_valid():
        return _unreadable(request, run_id)
    given = form.cleaned_data
    try:
        fire(
            actor=request.actor,
            run_id=run_id,
            event=given["event"],
            version=given["version"],
            reason=given["reason"],
            now=clock.now(),
        )
    except Refusal as refusal:
        return _refused(request, run_id, refusal)
    tell(request, gettext("The step is taken. Below stands what happens next and who has it."))
    return _back(request, run_id)


@require_POST
def sign(request: ActorRequest, run_id: int) -> HttpResponse:
    """Sign, or refuse to sign."""
    form = SignForm(request.POST)
    if not form.is_valid():
        return _unreadable(request, run_id)
    given = form.cleaned_data
    try:
        sign_step(
            actor=request.actor,
            run_id=run_id,
            event=given["event"],
            step=given["step"],
            version=given["version"],
            agreed=given["agreed"] == "yes",
            reason=given["reason"],
            now=clock.now(),
        )
    except Refusal as refusal:
        return _refused(request, run_id, refusal)
    tell(request, gettext("Your signature is kept.") if given["agreed"] == "yes" else gettext("Your refusal is kept."))
    return _to(run_id)


@require_POST
def comment(request: ActorRequest, run_id: int) -> HttpResponse:
    """Add a comment."""
    try:
        comment_run(actor=request.actor, run_id=run_id, text=request.POST.get("text", "")[:2000], now=clock.now())
    except Refusal as refusal:
        return _refused(request, run_id, refusal)
    tell(request, gettext("The comment is added."))
    return redirect(reverse("workflow:run", args=[run_id]) + "#comments")


@require_POST
def attach(request: ActorRequest, run_id: int) -> HttpResponse:
    """Attach a file."""
    upload = request.FILES.get("file")
    name, content = (upload.name or "file", upload.read()) if isinstance(upload, UploadedFile) else ("", b"")
    try:
        attach_file(actor=request.actor, run_id=run_id, name=name, content=content, now=clock.now())
    except Refusal as refusal:
        return _refused(request, run_id, refusal)
    tell(request, gettext("The file is attached."))
    return redirect(reverse("workflow:run", args=[run_id]) + "#files")


@require_POST
def aside(request: ActorRequest, run_id: int) -> HttpResponse:
    """Stand aside in this matter, or say that somebody must."""
    reason, named = request.POST.get("reason", "")[:2000], request.POST.get("account", "")
    who = int(named) if named.isascii() and named.isdigit() and len(named) < 19 else None
    try:
        stand_aside(actor=request.actor, run_id=run_id, account_id=who, reason=reason, now=clock.now())
    except Refusal as refusal:
        return _refused(request, run_id, refusal)
    if who is None:
        tell(request, gettext("You stand aside in this matter. Somebody else takes the next step."))
    else:
        tell(request, gettext("Kept. This person takes no further step in the matter."))
    return _to(run_id)
