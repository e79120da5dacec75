"""The phone pages of an officer on the way: today's round, a visit at the gate, and the sheet of paper instead."""

from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.forms.refusals import show_refusal
from unionhall.base.http import ActorRequest, kept_on_phone
from unionhall.desk.declared import all_types
from unionhall.desk.rules.grants import ASK
from unionhall.guidance.actions.record_visit import record_visit
from unionhall.guidance.forms.visits import VisitForm
from unionhall.guidance.queries.visits import Stop, stop_at, stops_of
from unionhall.guidance.rules.grants import RECORD_VISIT
from unionhall.guidance.rules.risk import COLOURS, FINE, UNKNOWN
from unionhall.guidance.rules.visits import STANDS, TOPICS
from unionhall.guidance.views.visit_facts import KIND
from unionhall.guidance.views.visits import visit_url
from unionhall.kernel.errors import Refused
from unionhall.ui.notices import tell

TONES = {"red": "bad", "soon": "warn", "unknown": "neutral", "fine": "ok"}
TONE_OF_STAND = {"good": "ok", "begun": "warn", "lacking": "bad"}
ON_PAPER = 8


def _code(said: str) -> str:
    """Return a credit code as the database can be asked for it: PostgreSQL takes no NUL."""
    return said[:40].replace("\x00", "")


def _known(stop: Stop) -> dict[str, object]:
    """Return what the page says of an enterprise."""
    return {
        "stop": stop,
        "row": stop.row,
        "url": reverse("guidance:capture_visit", args=[stop.row.uscc]),
        "tone": TONES[stop.judgement.colour],
        "colour": gettext(COLOURS[stop.judgement.colour]),
        "reasons": [one.sentence for one in stop.judgement.reasons if one.colour not in {FINE, UNKNOWN}],
        "findings": [
            (
                gettext(TOPICS[one.topic]),
                TONE_OF_STAND.get(one.stand, "neutral"),
                gettext(STANDS.get(one.stand, "")),
                one.note,
            )
            for one in stop.findings
        ],
    }


@login_required
@require_safe
def todays_round(request: ActorRequest) -> HttpResponse:
    """Show whom to visit, with what is known; the pages at the gate are kept on the phone."""
    require(request.actor, RECORD_VISIT)
    text = request.GET.get("q", "")[:60].replace("\x00", "")
    stops = stops_of(request.actor, clock.today(), text)
    context = {
        "stops": [_known(one) for one in stops],
        "text": text,
        "today": clock.today(),
        "sheet_url": reverse("guidance:visit_sheet"),
    }
    return kept_on_phone(request, render(request, "guidance/visit_round.html", context))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def capture(request: ActorRequest, uscc: str) -> HttpResponse:
    """Capture a visit: on the phone it is saved there first; without JavaScript it is sent as any form."""
    require(request.actor, RECORD_VISIT)
    stop = stop_at(request.actor, _code(uscc), clock.today())
    posted = request.method == "POST"
    form = VisitForm(request.POST if posted else None)
    if posted and form.is_valid():
        try:
            made = record_visit(
                actor=request.actor,
                uscc=uscc,
                body=form.body(),
                photos=[(str(file.name), file.read()) for file in request.FILES.getlist("photos")[:9]],
                key=request.POST.get("_key", "")[:80].replace("\x00", ""),
                now=clock.now(),
            )
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            tell(request, gettext("The visit is recorded."))
            return redirect(visit_url(made))
    context = _known(stop) | {
        "form": form,
        "topics": [(form[f"stand_{topic}"], form[f"note_{topic}"]) for topic in TOPICS],
        "kind": KIND,
        "key": uuid4(),
        "may_ask": may(request.actor, ASK, stop.row.scope_path),
        "sheet_url": reverse("guidance:visit_sheet") + f"?uscc={stop.row.uscc}",
    }
    answer = render(request, "guidance/visit_capture.html", context, status=422 if form.errors else 200)
    return kept_on_phone(request, answer)


@login_required
@require_safe
def sheet(request: ActorRequest) -> HttpResponse:
    """Show sheets to print and write on: one for each enterprise of the round, or for the one that is named."""
    require(request.actor, RECORD_VISIT)
    uscc, today = _code(request.GET.get("uscc", "")), clock.today()
    stops = [stop_at(request.actor, uscc, today)] if uscc else stops_of(request.actor, today, limit=ON_PAPER)
    context = {
        "stops": [_known(one) for one in stops],
        "topics": [gettext(title) for title in TOPICS.values()],
        "stands": [gettext(title) for title in STANDS.values()],
        "services": [gettext(one.title) for one in all_types().values()],
        "today": today,
    }
    return render(request, "guidance/visit_sheet.html", context)
