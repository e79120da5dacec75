"""allauth's views where ours say or record more."""

from typing import Any

from allauth.account.views import ConfirmLoginCodeView, LoginView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.usersessions.views import ListUserSessionsView
from django.conf import settings
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from unionhall.base import clock
from unionhall.base.actions.note_second_factor import note_second_factor
from unionhall.base.rules.devices import UNKNOWN, device_words


class Login(LoginView):
    """Says how else one can get in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what this installation offers besides the password."""
        more = {"sms": settings.SMS_WORKS, "providers": bool(settings.SOCIALACCOUNT_PROVIDERS)}
        return {**super().get_context_data(**kwargs), **more}


class ConfirmCode(ConfirmLoginCodeView):
    """Tells that in the demo the code stands on the console."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add where the code can be read."""
        return {**super().get_context_data(**kwargs), "console": settings.SMS_GATEWAY == "console"}


class SetUp(ActivateTOTPView):
    """Records that the second step was set up."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add why somebody stands here who did not ask for it."""
        bool(self.request.actor.name)  # builds the actor, which finds out
        missing = bool(vars(self.request).get("second_factor_missing"))
        return {**super().get_context_data(**kwargs), "required": missing}

    def form_valid(self, form: Any) -> HttpResponse:
        """Set it up, then record it."""
        answer: HttpResponse = super().form_valid(form)
        note_second_factor(actor=self.request.actor, set_up=True, now=clock.now())
        return answer


class TakeOff(DeactivateTOTPView):
    """Records that the second step was taken off."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Take it off, then record it."""
        answer: HttpResponse = super().form_valid(form)
        note_second_factor(actor=self.request.actor, set_up=False, now=clock.now())
        return answer


@method_decorator(never_cache, name="dispatch")
class Devices(ListUserSessionsView):
    """Names devices in words."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words beside each session."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["devices"] = [
            (session, device_words(session.user_agent) or gettext(UNKNOWN)) for session in context["sessions"]
        ]
        return context
