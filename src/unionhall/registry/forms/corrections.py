"""Shapes of corrections: what is on record about an organisation or an employer, and was wrong."""

from django import forms
from django.utils.translation import gettext_lazy

from unionhall.registry.forms.choosing import LookupField, ReachForm, day_field, reason_field, words_of
from unionhall.registry.rules.employers import INDUSTRIES
from unionhall.registry.rules.kinds import EMPLOYER_FORMS


class OrganisationFacts(ReachForm):
    """What it is, apart from its name, which has a page of its own."""

    short_name = forms.CharField(label=gettext_lazy("Short name"), max_length=60, required=False)
    uscc = forms.CharField(
        label=gettext_lazy("Unified social credit code"),
        max_length=18,
        required=False,
        help_text=gettext_lazy("The union's own, if it is a legal person: begins with 81 or 89."),
    )
    founded_on = day_field(gettext_lazy("Founded on"), required=False)
    term_ends_on = day_field(
        gettext_lazy("Term of the committee ends on"), required=False, help_text=gettext_lazy("The last day.")
    )

    def clean_uscc(self) -> str:
        """Take small letters as capitals."""
        return str(self.cleaned_data["uscc"]).strip().upper()


class OrganisationWhere(ReachForm):
    """Where it stands, and why the record was wrong."""

    region = LookupField(
        label=gettext_lazy("Region"),
        required=False,
        help_text=gettext_lazy("Name of the town or county, or its code of 6 or 9 digits."),
    )
    address = forms.CharField(label=gettext_lazy("Address"), max_length=200, required=False)
    reason = reason_field(gettext_lazy("Why it is corrected"))


class EmployerFacts(ReachForm):
    """What an employer is, apart from its credit code and the ground it stands on."""

    name = forms.CharField(label=gettext_lazy("Official name"), max_length=120)
    form = forms.ChoiceField(label=gettext_lazy("Registered as"), choices=words_of(EMPLOYER_FORMS))
    industry = forms.ChoiceField(label=gettext_lazy("Industry"), choices=words_of(INDUSTRIES))
    region = LookupField(
        label=gettext_lazy("Region"),
        required=False,
        help_text=gettext_lazy("Name of the town or county, or its code of 6 or 9 digits."),
    )
    opened_on = day_field(gettext_lazy("Opened on"), required=False)
    reason = reason_field(gettext_lazy("Why it is corrected"))
