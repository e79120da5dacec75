"""allauth's forms in our words: labels, help and fields; what they check stays allauth's."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from unionhall.base.forms.fields import CodeField, PasswordField, PhoneField
from unionhall.base.queries.accounts import LoginAccount, may_log_in_by_code
from unionhall.base.rules.logins import login_of


class LoginForm(account_forms.LoginForm):
    """User name or phone, and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("User name or mobile number"),
            max_length=80,
            widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        )
        self.fields["password"] = PasswordField(label=_("Password"))
        self.fields["remember"] = forms.BooleanField(
            label=_("Stay logged in on this device"), required=False, help_text=_("Not on a shared computer.")
        )
        self.order_fields(["login", "password", "remember"])

    def clean_login(self) -> str:
        """Narrow full-width signs, so that a Chinese keyboard does not stand in the way."""
        return login_of(str(self.cleaned_data["login"]))


class RequestLoginCodeForm(account_forms.RequestLoginCodeForm):
    """The number that gets a code."""

    _user: LoginAccount | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"] = PhoneField(help_text=_("The number that belongs to your log-in."))

    def clean_phone(self) -> str:
        """Send codes only to numbers whose owner proved them; every other number is answered alike."""
        phone = str(super().clean_phone())
        found: LoginAccount | None = self._user
        self._user = found if found is not None and may_log_in_by_code(found) else None
        return phone


class ConfirmLoginCodeForm(account_forms.ConfirmLoginCodeForm):
    """The code from the message."""

    code = CodeField()


class VerifyPhoneForm(account_forms.VerifyPhoneForm):
    """The code from the message to a new number."""

    code = CodeField()


class ChangePhoneForm(account_forms.ChangePhoneForm):
    """A new number."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"] = PhoneField(label=_("New mobile number"), help_text=_("A code is sent to it."))


class ReauthenticateForm(account_forms.ReauthenticateForm):
    """The password once more."""

    password = PasswordField(label=_("Password"))


class AuthenticateForm(mfa_forms.AuthenticateForm):
    """The second step."""

    code = CodeField(label=_("Code from the authenticator"), help_text=_("Six digits; or one of your recovery codes."))


class MfaReauthenticateForm(mfa_forms.ReauthenticateForm):
    """The second step once more."""

    code = CodeField(label=_("Code from the authenticator"), help_text=_("Six digits; or one of your recovery codes."))


class ActivateTOTPForm(totp_forms.ActivateTOTPForm):
    """Proof that the telephone shows the right codes."""

    code = CodeField(label=_("Six digits that the telephone shows now"))
