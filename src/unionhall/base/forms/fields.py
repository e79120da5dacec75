"""Form fields of the log-in pages."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from unionhall.base.rules.logins import phone_of
from unionhall.kernel.errors import Refusal
from unionhall.ui.words import say


class PhoneField(forms.CharField):
    """A mobile number, kept as eleven digits."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Mobile number"))
        kwargs.setdefault("max_length", 20)
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """Normalise, or say what a number looks like."""
        text = str(super().clean(value) or "")
        if not text:
            return ""
        try:
            return phone_of(text)
        except Refusal as refusal:
            raise ValidationError(say(refusal.sentence)) from refusal


class CodeField(forms.CharField):
    """A code that a telephone shows."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", pgettext_lazy("log-in", "Code"))
        kwargs.setdefault("max_length", 20)
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"})
        )
        super().__init__(**kwargs)


class PasswordField(forms.CharField):
    """A password as typed, blanks included."""

    def __init__(self, *, new: bool = False, **kwargs: Any) -> None:
        autocomplete = "new-password" if new else "current-password"
        kwargs.setdefault("widget", forms.PasswordInput(attrs={"autocomplete": autocomplete}))
        super().__init__(strip=False, max_length=200, **kwargs)
