"""Doors to one's own log-in: name, password, second step, log-ins, where one acts."""

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unionhall.base import clock
from unionhall.base.actions.change_password import change_password
from unionhall.base.actions.change_profile import change_profile
from unionhall.base.authority import require
from unionhall.base.forms.me import ChangePasswordForm, ProfileForm
from unionhall.base.forms.refusals import show_refusal
from unionhall.base.http import ActorRequest
from unionhall.base.queries.accounts import own_account, second_factor_state, session_count
from unionhall.base.rules.roles import SECOND_FACTOR
from unionhall.kernel.errors import NotFound, Refusal
from unionhall.kernel.text import N_
from unionhall.ui.notices import tell
from unionhall.ui.preferences import THEME_COOKIE, THEMES, keep


@never_cache
@login_required
@require_safe
def security(request: ActorRequest) -> HttpResponse:
    """Show how this log-in is protected, and lead to what changes it."""
    require(request.actor, "base.own_account")
    account = own_account(request.actor)
    return render(
        request,
        "base/me/security.html",
        {
            "account": account,
            "has_password": account.has_usable_password(),
            "second": second_factor_state(account.pk),
            "second_required": bool(request.actor.roles & SECOND_FACTOR) and settings.SECOND_FACTOR_REQUIRED,
            "demo": settings.DEMO_WORLD,
            "session_count": session_count(account.pk),
            "sms": settings.SMS_WORKS,
            "providers": bool(settings.SOCIALACCOUNT_PROVIDERS),
        },
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: ActorRequest) -> HttpResponse:
    """Change one's name, language and appearance."""
    require(request.actor, "base.own_account")
    account = own_account(request.actor)
    first = {"display_name": str(account), "language": account.language, "theme": account.theme or "auto"}
    form = ProfileForm(request.POST if request.method == "POST" else None, languages=settings.LANGUAGES, initial=first)
    if form.is_valid():
        try:
            change_profile(actor=request.actor, **form.cleaned_data, now=clock.now())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            tell(request, gettext("Kept."))
            answer = redirect("base:profile")
            _remember(answer, form.cleaned_data["language"], form.cleaned_data["theme"])
            return answer
    context = {"form": form, "heading": gettext("My name and language"), "button": gettext("Keep it")}
    return render(request, "base/me/form.html", context)


@never_cache
@login_required
@sensitive_post_parameters("old_password", "password")
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: ActorRequest) -> HttpResponse:
    """Change one's password; other log-ins of the account end, this one stays."""
    require(request.actor, "base.own_account")
    has_one = own_account(request.actor).has_usable_password()
    form = ChangePasswordForm(request.POST if request.method == "POST" else None, has_password=has_one)
    if form.is_valid():
        try:
            change_password(
                actor=request.actor,
                old_password=form.cleaned_data.get("old_password", ""),
                new_password=form.cleaned_data["password"],
                now=clock.now(),
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            update_session_auth_hash(request, own_account(request.actor))
            tell(request, gettext("Your new password is set. Other devices must log in again."))
            return redirect("mfa_index")
    context = {"form": form, "heading": gettext("Change my password"), "button": gettext("Set the new password")}
    return render(request, "base/me/form.html", context)


@login_required
@require_POST
def act_at(request: ActorRequest) -> HttpResponse:
    """Choose where to act: lists begin there. It widens nothing; empty goes back to everything one holds."""
    require(request.actor, "base.own_account")
    path = request.POST.get("at", "")[:255]
    if path and not any(holding.covers(path) for holding in request.actor.holdings):
        raise NotFound("base.not_found", N_("You hold no role there."))
    request.session["acting_at"] = path
    return HttpResponseRedirect(_next(request))


def _next(request: ActorRequest) -> str:
    given = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(given, {request.get_host()}, require_https=request.is_secure())
    return given if given and safe else "/"


def _remember(answer: HttpResponse, language: str, theme: str) -> None:
    if language:
        keep(answer, settings.LANGUAGE_COOKIE_NAME, language)
    if theme in THEMES:
        keep(answer, THEME_COOKIE, theme)
