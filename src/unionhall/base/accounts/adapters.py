"""What allauth asks of us. Adapters are doors: they read the clock, ask queries and call actions."""

import base64
from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from unionhall.base import clock
from unionhall.base.actions.change_phone import change_phone
from unionhall.base.actions.note_failed_login import note_failed_login
from unionhall.base.actions.note_login import note_login
from unionhall.base.actions.order_code_sms import order_code_sms
from unionhall.base.crypto import blind_index, seal, unseal
from unionhall.base.forms.fields import PhoneField
from unionhall.base.qr import qr_svg
from unionhall.base.queries.accounts import LoginAccount, account_by_login, account_by_phone, needs_second_factor
from unionhall.base.rules.lockout import CLOSED_FOR, FORGOTTEN_AFTER, Tries, after_failure
from unionhall.kernel.actors import Actor, system_actor
from unionhall.kernel.errors import Refusal
from unionhall.ui.preferences import THEME_COOKIE, keep
from unionhall.ui.words import say

_TOTP = "mfa.authenticator.data"
CODE_LIFE = timedelta(minutes=5)


def login_actor() -> Actor:
    """Return the system's actor at the log-in door."""
    return system_actor("login", door="web")


class AccountAdapter(DefaultAccountAdapter):
    """User name or phone with a password, or a phone code; nobody signs up by themselves."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("User name or phone and password do not match. Check both and try again."),
        "phone_password_mismatch": _("User name or phone and password do not match. Check both and try again."),
        "login_closed": _(
            "Too many failed attempts with this name. It is closed for 15 minutes; then try again, "
            "or ask your union's officer for a one-time code."
        ),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes and try again."),
        "incorrect_code": _("This code is not right. Check the newest message."),
        "incorrect_password": _("This password is not right."),
        "invalid_login": _("User name or phone and password do not match. Check both and try again."),
        "rate_limited": _("Too many attempts. Wait five minutes and try again."),
        "same_as_current": _("This is the number that you have already."),
        "phone_taken": _("This number cannot be used here."),
        "account_inactive": _("This log-in is locked. Ask your union's officer."),
        "enter_current_password": _("Type your present password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Officers open accounts."""
        return False

    def get_login_stages(self) -> list[str]:
        """Leave out what would lock people out for want of e-mail or a text message."""
        skipped = {
            "allauth.account.stages.PhoneVerificationStage",
            "allauth.account.stages.EmailVerificationStage",
        }
        return [stage for stage in super().get_login_stages() if stage not in skipped]

    # --- log-in and lock-out

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave counting to our own rule, which survives restarts; allauth still limits each address."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> LoginAccount | None:
        """Check name and password; a closed name is told the same whether it exists or not."""
        login = str(credentials.get("phone") or credentials.get("username") or "")
        now = clock.now()
        account = account_by_login(login)
        tries = (
            Tries(account.failed_logins, account.failed_at, account.locked_until)
            if account is not None
            else _strangers_tries(login)
        )
        if tries.closed(now):
            make_password(str(credentials.get("password", "")))  # as slow as a real answer
            raise self.validation_error("login_closed")
        user: LoginAccount | None = super().authenticate(request, **credentials)
        if user is None:
            if account is not None:
                tries = note_failed_login(actor=login_actor(), account_id=account.pk, now=now)
            else:
                tries = _count_stranger(login, tries)
            if tries.closed(now):
                raise self.validation_error("login_closed")
        return user

    def login(self, request: HttpRequest, user: Any) -> None:
        """Log in after the last step, and record it."""
        super().login(request, user)
        note_login(actor=login_actor(), account_id=user.pk, now=clock.now())

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Bring language and look to the device that the person logged in on."""
        answer: HttpResponse = super().post_login(request, user, **kwargs)
        if user.language:
            keep(answer, settings.LANGUAGE_COOKIE_NAME, user.language)
        if user.theme:
            keep(answer, THEME_COOKIE, user.theme)
        return answer

    def reauthenticate(self, user: Any, password: str) -> bool:
        """Check the password of somebody who is logged in; failures count like at the door."""
        found = self.authenticate(self.request, username=user.username, password=password)
        return found is not None and found.pk == user.pk

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Say nothing about logging in and out itself: the page shows it."""
        template = str(kwargs.get("message_template") or (args[0] if args else ""))
        if template.endswith(("logged_in.txt", "logged_out.txt")):
            return
        super().add_message(request, level, *args, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send no e-mail: this installation has none."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send no e-mail."""

    # --- phone

    def phone_form_field(self, **kwargs: Any) -> PhoneField:
        """Return the field that reads a mobile number."""
        return PhoneField(**kwargs)

    def get_phone(self, user: Any) -> tuple[str, bool] | None:
        """Return the number and whether a code sent to it came back."""
        return (user.phone, user.phone_verified_at is not None) if user.phone else None

    def set_phone(self, user: Any, phone: str, verified: bool) -> None:
        """Keep the number."""
        try:
            change_phone(actor=_oneself(user), phone=phone, verified=verified, now=clock.now())
        except Refusal as refusal:
            raise ValidationError(say(refusal.sentence)) from refusal

    def set_phone_verified(self, user: Any, phone: str) -> None:
        """Keep that a code came back from the number."""
        if user.phone != phone or user.phone_verified_at is None:
            self.set_phone(user, phone, verified=True)

    def get_user_by_phone(self, phone: str) -> LoginAccount | None:
        """Find an account by its number."""
        return account_by_phone(phone)

    def send_verification_code_sms(self, user: Any, phone: str, code: str, **kwargs: Any) -> None:
        """Order the message; a job sends it."""
        order_code_sms(
            actor=login_actor(),
            account_id=user.pk,
            phone=phone,
            code=code,
            until=clock.now() + CODE_LIFE,
            now=clock.now(),
        )

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        """Order nothing for a stranger's number, at the cost of an order, so that the time tells nothing."""
        order_code_sms(
            actor=login_actor(), account_id=None, phone=phone, code="", until=clock.now() + CODE_LIFE, now=clock.now()
        )

    def send_account_already_exists_sms(self, phone: str) -> None:
        """Say nothing to a number that somebody else tried to take."""
        self.send_unknown_account_sms(phone)


class SecondFactorAdapter(DefaultMFAAdapter):
    """TOTP and recovery codes; their secrets are sealed in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right. Codes change every 30 seconds; is the telephone's clock right?"),
        "cannot_delete_authenticator": _("Your role needs the second step, so it cannot be taken off."),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret."""
        return base64.b64encode(seal(text.encode(), _TOTP)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret."""
        return unseal(base64.b64decode(encrypted_text), _TOTP).decode()

    def get_totp_label(self, user: Any) -> str:
        """Name the entry in the telephone's list."""
        return str(user.username)

    def build_totp_svg(self, url: str) -> str:
        """Draw the QR code."""
        return qr_svg(url)

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Let the second step be taken off only where no role of today needs it."""
        return not settings.SECOND_FACTOR_REQUIRED or not needs_second_factor(
            authenticator.user_id, today=clock.today()
        )

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send no e-mail."""


class SocialAdapter(DefaultSocialAccountAdapter):
    """Logging in elsewhere works for accounts that connected it themselves; it never makes an account."""

    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "invalid_token": _("The other service's answer could not be read. Try again."),
        "no_password": _("Set a password first, otherwise nothing would be left to log in with."),
        "no_verified_email": _("Set a password first, otherwise nothing would be left to log in with."),
        "disconnect_last": _("Set a password first, otherwise nothing would be left to log in with."),
        "connected_other": _("This is connected with another log-in already."),
    }

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Officers open accounts."""
        return False

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send no e-mail."""


def _oneself(user: Any) -> Actor:
    return Actor(account_id=user.pk, name=str(user), door="web")


def _stranger_key(login: str) -> str:
    return "login-tries:" + blind_index("login", login.strip().lower()).hex()


def _strangers_tries(login: str) -> Tries:
    held = cache.get(_stranger_key(login))
    return held if isinstance(held, Tries) else Tries()


def _count_stranger(login: str, tries: Tries) -> Tries:
    """Count for a name that nobody has, by the same rule, so that its answers look the same."""
    counted = after_failure(tries, clock.now())
    cache.set(_stranger_key(login), counted, timeout=int((FORGOTTEN_AFTER + CLOSED_FOR).total_seconds()))
    return counted
