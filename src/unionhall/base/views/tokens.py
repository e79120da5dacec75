"""Doors to one's own API tokens."""

from datetime import datetime, time, timedelta

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unionhall.base import clock
from unionhall.base.actions.issue_token import issue_token
from unionhall.base.actions.revoke_token import revoke_token
from unionhall.base.authority import all_grants, may, require
from unionhall.base.forms.me import TokenForm
from unionhall.base.forms.refusals import show_refusal
from unionhall.base.http import ActorRequest
from unionhall.base.places import names_of, place_of_code
from unionhall.base.queries.tokens import my_tokens, token_state
from unionhall.base.rules.tokens import PERSONS_ONLY
from unionhall.kernel.errors import Refusal
from unionhall.kernel.text import N_
from unionhall.ui.notices import tell

PAGE = 25
_STATES = {
    "running": ("ok", N_("In force")),
    "ended": ("neutral", N_("Ended")),
    "revoked": ("neutral", N_("Revoked")),
}


@never_cache
@login_required
@require_safe
def tokens(request: ActorRequest) -> HttpResponse:
    """List one's tokens; of each only the beginning is known."""
    require(request.actor, "base.own_account")
    page = Paginator(my_tokens(request.actor), PAGE).get_page(request.GET.get("page"))
    names = names_of([token.scope_path for token in page.object_list])
    rows = [
        (token, names.get(token.scope_path, ""), _STATES[token_state(token, clock.now())]) for token in page.object_list
    ]
    context = {"page": page, "rows": rows, "may_issue": may(request.actor, "base.issue_token")}
    return render(request, "base/me/tokens.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_token(request: ActorRequest) -> HttpResponse:
    """Issue a token and show its secret, this once."""
    require(request.actor, "base.issue_token")
    held = [
        (code, gettext(grant.title))
        for code, grant in sorted(all_grants().items())
        if code not in PERSONS_ONLY and may(request.actor, code)
    ]
    first = {"expires_on": clock.today() + timedelta(days=90)}
    form = TokenForm(request.POST if request.method == "POST" else None, grants=held, initial=first)
    if form.is_valid():
        given = form.cleaned_data
        place = place_of_code(request.actor, "base.issue_token", given["scope_code"])
        if given["scope_code"] and place is None:
            form.add_error("scope_code", gettext("No organisation within your reach has this code."))
        else:
            try:
                secret = issue_token(
                    actor=request.actor,
                    name=given["name"],
                    grants=given["grants"],
                    expires_at=timezone.make_aware(datetime.combine(given["expires_on"], time(23, 59, 59))),
                    scope_path=place.path if place is not None else "",
                    now=clock.now(),
                )
            except Refusal as refusal:
                show_refusal(form, refusal)
            else:
                return render(request, "base/me/token_secret.html", {"secret": secret, "name": given["name"]})
    context = {
        "form": form,
        "heading": gettext("New API token"),
        "button": gettext("Issue the token"),
        "lead": gettext("A token lets a program act in your name, through the API only. Whoever has it is you."),
        "back": ("base:tokens", gettext("My API tokens")),
    }
    return render(request, "base/me/form.html", context)


@login_required
@require_POST
def end_token(request: ActorRequest, token_id: int) -> HttpResponse:
    """Revoke a token."""
    revoke_token(actor=request.actor, token_id=token_id, now=clock.now())
    tell(request, gettext("The token has ended. Programs that use it are refused from now on."))
    return redirect("base:tokens")
