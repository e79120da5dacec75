"""Doors for phones that work without network, and the page where a person settles what contradicts."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.contrib.auth.decorators import login_not_required, login_required
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from pydantic import ValidationError

from unionhall.base import clock
from unionhall.base.actions.settle_fact import settle_fact
from unionhall.base.api.facts import FactAnswers, FactBatch, take_batch
from unionhall.base.authority import require
from unionhall.base.field_kinds import all_kinds
from unionhall.base.forms.refusals import show_refusal
from unionhall.base.forms.settling import SettleForm
from unionhall.base.http import ActorRequest, kept_on_phone
from unionhall.base.queries.field_facts import SETTLE, fact_to_settle, photos_of, waiting_facts
from unionhall.base.rules.field_facts import CHOICES, CONFLICT, GROUNDS, MARKS
from unionhall.base.views.pages import page_by_id
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.ui.notices import tell

SCRIPTS = Path(__file__).parent.parent / "static" / "base"
UNREADABLE = N_("The phone sent something that cannot be read. Open the page once with network, then try again.")


@lru_cache(maxsize=1)
def _worker_text() -> str:
    return "\n".join((SCRIPTS / name).read_text("utf-8") for name in ("field-vault.js", "field-worker.js"))


@login_not_required
@require_safe
def worker(request: ActorRequest) -> HttpResponse:
    """Serve the service worker from the root, so that it reaches every page that may be kept."""
    answer = HttpResponse(_worker_text(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "public, no-cache"
    answer["ETag"] = f'"{hashlib.sha256(_worker_text().encode()).hexdigest()[:20]}"'
    return answer


@login_not_required
@never_cache
@require_safe
def door(request: ActorRequest) -> HttpResponse:
    """Tell a phone whose session it has, what the time is, and the token that sending needs."""
    if request.actor.account_id is None:
        return JsonResponse({"code": "base.logged_out"}, status=401)
    return JsonResponse(
        {"account": request.actor.account_id, "token": get_token(request), "now": clock.now().isoformat()}
    )


@login_not_required
@require_POST
def facts(request: ActorRequest) -> HttpResponse:
    """Take in a batch from a phone's session: each fact is committed and answered apart."""
    if request.actor.account_id is None:
        return JsonResponse({"code": "base.logged_out"}, status=401)
    try:
        batch = FactBatch.model_validate_json(request.body)
    except (ValidationError, RequestDataTooBig):
        return JsonResponse({"code": "base.batch_unreadable", "sentence": gettext(UNREADABLE)}, status=422)
    answers = FactAnswers.model_validate({"answers": take_batch(request.actor, batch)})
    return JsonResponse(answers.model_dump(mode="json"))


@login_required
@require_safe
def phone(request: ActorRequest) -> HttpResponse:
    """Show what this phone keeps; the page is filled in on the phone."""
    return kept_on_phone(request, render(request, "base/field/phone.html"))


@never_cache
@login_required
@require_safe
def conflicts(request: ActorRequest) -> HttpResponse:
    """List the captured facts that wait for a person."""
    require(request.actor, SETTLE)
    page = page_by_id(request, waiting_facts(request.actor))
    kinds = all_kinds()
    lines = [(row, gettext(kinds[row.kind].title), gettext(GROUNDS[row.ground])) for row in page.rows]
    return render(request, "base/field/conflicts.html", {"page": page, "lines": lines})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def conflict(request: ActorRequest, fact_id: int) -> HttpResponse:
    """Show what was captured beside what stands, and let a person decide."""
    require(request.actor, SETTLE)
    fact = fact_to_settle(request.actor, fact_id)
    form = SettleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = form.cleaned_data
        try:
            settle_fact(actor=request.actor, fact_id=fact_id, now=clock.now(), **given)
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            tell(request, gettext("It is decided. Both versions are kept in the record."))
            return redirect("base:field_conflict", fact_id)
    kind = all_kinds()[fact.kind]
    standing = kind.stand(fact.subject, fact.base, fact.account_id, lock=False)
    context = {
        "fact": fact,
        "form": form if fact.state == CONFLICT else None,
        "kind_title": gettext(kind.title),
        "ground": gettext(GROUNDS[fact.ground]) if fact.ground else "",
        "marks": [gettext(MARKS[mark]) for mark in fact.marks.split()],
        "captured": kind.tell(json.loads(fact.body)),
        "standing": standing.lines if standing else (),
        "photos": photos_of(fact),
        "choice": gettext(CHOICES[fact.choice]) if fact.choice else "",
        "result_url": kind.address(fact.result) if fact.result else "",
    }
    return render(request, "base/field/conflict.html", context, status=422 if form.errors else 200)
