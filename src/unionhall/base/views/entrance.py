"""Doors for somebody who cannot log in yet."""

from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from unionhall.base import clock
from unionhall.base.actions.note_failed_login import note_failed_login
from unionhall.base.actions.use_reset_code import use_reset_code
from unionhall.base.forms.me import ResetPasswordForm
from unionhall.base.forms.refusals import show_refusal
from unionhall.base.http import ActorRequest
from unionhall.base.limits import too_many
from unionhall.base.queries.accounts import account_by_login
from unionhall.base.rules.logins import login_of
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import Refusal
from unionhall.ui.notices import tell


@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten_password(request: ActorRequest) -> HttpResponse:
    """Explain how to get in again, and set a password with an officer's one-time code."""
    form = ResetPasswordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and too_many(request, "login"):
        form.add_error(None, gettext("Too many attempts. Wait five minutes and try again."))
    elif form.is_valid():
        actor, now = system_actor("login", door="web"), clock.now()
        login = login_of(form.cleaned_data["login"])
        try:
            use_reset_code(
                actor=actor,
                login=login,
                code=form.cleaned_data["code"],
                new_password=form.cleaned_data["password"],
                now=now,
            )
        except Refusal as refusal:
            account = account_by_login(login)
            if refusal.code == "base.reset_code_wrong" and account is not None:
                note_failed_login(actor=actor, account_id=account.pk, now=now)
            show_refusal(form, refusal)
        else:
            logout(request)
            tell(request, gettext("Your new password is set. Log in with it."))
            return redirect("account_login")
    return render(request, "account/password_reset.html", {"form": form})
