"""What people type about employers."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from unionhall.registry.forms.choosing import LookupField, ReachForm, YuanField, day_field, reason_field, words_of
from unionhall.registry.rules.employers import INDUSTRIES
from unionhall.registry.rules.kinds import COVERAGE_MODES, EMPLOYER_FORMS


class EmployerNames(ReachForm):
    """Which unit it is."""

    name = forms.CharField(label=gettext_lazy("Official name"), max_length=120)
    uscc = forms.CharField(
        label=gettext_lazy("Unified social credit code"),
        max_length=18,
        help_text=gettext_lazy("18 letters and digits, as on the business licence."),
    )
    form = forms.ChoiceField(label=gettext_lazy("Registered as"), choices=words_of(EMPLOYER_FORMS))
    industry = forms.ChoiceField(label=gettext_lazy("Industry"), choices=words_of(INDUSTRIES))

    def clean_uscc(self) -> str:
        """Take small letters as capitals."""
        return str(self.cleaned_data["uscc"]).strip().upper()


class EmployerPlace(ReachForm):
    """On whose ground it stands and since when."""

    seat_organisation = LookupField(
        label=gettext_lazy("Stands on the ground of"),
        max_length=120,
        help_text=gettext_lazy("The park, town or county federation that it belongs to."),
    )
    region = LookupField(label=gettext_lazy("Region"), required=False)
    opened_on = day_field(gettext_lazy("Opened on"), required=False)


class YearFacts(ReachForm):
    """What an employer reports for a year; empty means unknown."""

    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=1949, max_value=2100)
    headcount = forms.IntegerField(label=gettext_lazy("Employees"), required=False, min_value=0, max_value=10_000_000)
    women = forms.IntegerField(label=gettext_lazy("of them women"), required=False, min_value=0, max_value=10_000_000)
    sales = YuanField(label=gettext_lazy("Sales in yuan"), required=False, max_length=24)
    tax = YuanField(label=gettext_lazy("Tax in yuan"), required=False, max_length=24)
    above_scale = forms.NullBooleanField(
        label=gettext_lazy("Above designated scale"),
        required=False,
        widget=forms.Select(
            choices=[("", gettext_lazy("unknown")), ("true", gettext_lazy("yes")), ("false", gettext_lazy("no"))]
        ),
    )
    source = forms.CharField(
        label=gettext_lazy("Where the figures come from"),
        max_length=120,
        help_text=gettext_lazy("For example the annual report of 2025."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse more women than employees."""
        values = super().clean() or {}
        headcount, women = values.get("headcount"), values.get("women")
        if headcount is not None and women is not None and women > headcount:
            self.add_error(
                "women",
                gettext("More women than employees: {women} of {headcount}. Mend one of them.").format(
                    women=women, headcount=headcount
                ),
            )
        return values


class Cover(ReachForm):
    """Which union covers an employer, how and since when."""

    union_organisation = LookupField(label=gettext_lazy("Union"), max_length=120)
    mode = forms.ChoiceField(label=gettext_lazy("How"), choices=words_of(COVERAGE_MODES))
    from_on = day_field(gettext_lazy("First day"))


class EndCoverage(ReachForm):
    """The last day of a coverage and why it ends."""

    last_on = day_field(gettext_lazy("Last day"))
    reason = reason_field()


class MoveEmployer(ReachForm):
    """Another ground and why."""

    seat_organisation = LookupField(
        label=gettext_lazy("Stands on the ground of"),
        max_length=120,
        help_text=gettext_lazy("The park, town or county federation that it belongs to from now on."),
    )
    reason = reason_field()


class CloseEmployer(ReachForm):
    """The last day of an employer and why it closes."""

    last_on = day_field(gettext_lazy("Last day"))
    reason = reason_field()
