"""Forms about one's own log-in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from unionhall.base.forms.fields import CodeField, PasswordField
from unionhall.base.rules.passwords import explanation
from unionhall.ui.forms import DayField
from unionhall.ui.preferences import THEMES
from unionhall.ui.words import say


class NewPasswordForm(forms.Form):
    """A new password; the rules stand above the field before anybody types."""

    password = PasswordField(new=True, label=_("New password"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = say(explanation())


class ChangePasswordForm(NewPasswordForm):
    """The old and the new password."""

    old_password = PasswordField(label=_("Present password"))
    field_order = ("old_password", "password")

    def __init__(self, *args: Any, has_password: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_password:
            del self.fields["old_password"]


class ResetPasswordForm(NewPasswordForm):
    """A one-time code from an officer and a new password."""

    login = forms.CharField(
        label=_("User name or mobile number"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    code = CodeField(label=_("One-time code"), help_text=_("Twelve letters and digits from your union's officer."))
    field_order = ("login", "code", "password")


class ProfileForm(forms.Form):
    """How one is named, and how pages look."""

    display_name = forms.CharField(
        label=_("Full name"),
        max_length=80,
        help_text=_("As colleagues see it beside what you do."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    theme = forms.ChoiceField(label=_("Appearance"), required=False)

    def __init__(self, *args: Any, languages: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = forms.ChoiceField(
            label=_("Language"), required=False, choices=[("", _("As the browser is set")), *languages]
        )
        self.fields["theme"] = forms.ChoiceField(
            label=_("Appearance"), required=False, choices=[(code, _(title)) for code, title in THEMES.items()]
        )


class DelegationForm(forms.Form):
    """Who stands in, in which of one's roles, from when to when."""

    role = forms.ChoiceField(label=_("My role"))
    username = forms.CharField(
        label=_("User name of the colleague"),
        max_length=60,
        help_text=_("Somebody with a log-in in the same organisation. They see your name and the period."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    from_on = DayField(label=_("First day"))
    to_on = DayField(label=_("Last day"))
    reason = forms.CharField(label=_("Why"), max_length=200, help_text=_("For example: on leave."))

    def __init__(self, *args: Any, roles: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = forms.ChoiceField(label=_("My role"), choices=list(roles))


class TokenForm(forms.Form):
    """What a token is for, what it may do, and until when."""

    name = forms.CharField(label=_("What it is for"), max_length=80, help_text=_("For example: the payroll program."))
    grants = forms.MultipleChoiceField(label=_("What it may do"), widget=forms.CheckboxSelectMultiple)
    scope_code = forms.CharField(
        label=_("Only in this organisation and below (code)"),
        max_length=40,
        required=False,
        help_text=_("Empty: wherever you may yourself."),
    )
    expires_on = DayField(label=_("Last day"), help_text=_("At most a year from now."))

    def __init__(self, *args: Any, grants: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grants"] = forms.MultipleChoiceField(
            label=_("What it may do"),
            help_text=_("Tick as little as the program needs."),
            choices=list(grants),
            widget=forms.CheckboxSelectMultiple,
        )
