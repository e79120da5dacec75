"""Forms of officers who look after log-ins and roles."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from unionhall.base.forms.fields import PhoneField
from unionhall.ui.forms import DayField

_PLACE_HELP = _("The code stands on the organisation's page.")


class NewAccountForm(forms.Form):
    """Who gets a log-in."""

    display_name = forms.CharField(label=_("Full name"), max_length=80)
    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        help_text=_("3 to 60 letters, digits or Chinese characters; not a phone number."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    phone = PhoneField(required=False, help_text=_("The person can log in with it, too."))
    place_code = forms.CharField(
        label=_("Organisation that looks after it (code)"), max_length=40, required=False, help_text=_PLACE_HELP
    )


class GrantRoleForm(forms.Form):
    """Which role, where, from when to when, and why."""

    role = forms.ChoiceField(label=_("Role"))
    place_code = forms.CharField(label=_("Organisation (code)"), max_length=40, help_text=_PLACE_HELP)
    subtree = forms.BooleanField(label=_("Also in everything below it"), required=False)
    from_on = DayField(label=_("First day"))
    to_on = DayField(
        label=_("Last day"), required=False, help_text=_("The end of the term. The role ends that night by itself.")
    )
    reason = forms.CharField(label=_("Why"), max_length=200, help_text=_("For example: elected on 3 March."))

    def __init__(self, *args: Any, roles: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = forms.ChoiceField(label=_("Role"), choices=list(roles))


class EndRoleForm(forms.Form):
    """When a role ends, and why."""

    last_on = DayField(label=_("Last day"), required=False, help_text=_("Empty: it ends at once."))
    reason = forms.CharField(label=_("Why"), max_length=200)


class ReasonForm(forms.Form):
    """Why something is done to somebody's log-in."""

    reason = forms.CharField(label=_("Why"), max_length=200, help_text=_("The reason is kept."))
