"""What people type about deployments."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from unionhall.desk.rules.deploying import DEPLOYMENT_KINDS, LONGEST_NUMBER, LONGEST_TEXT, LONGEST_TITLE
from unionhall.desk.rules.return_forms import FIELD_KINDS, LONGEST_FIELD_TITLE, NUMBER, SHARE
from unionhall.desk.rules.rounds import FIRST_YEAR, LAST_YEAR, ONCE, RHYTHMS
from unionhall.registry.forms.choosing import LookupField, ReachForm, day_field, words_of
from unionhall.workflow.rules.values import LONGEST_REASON


def _words(label: Any, *, required: bool = True, most: int = LONGEST_REASON, rows: int = 4) -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=most, widget=forms.Textarea(attrs={"rows": rows}))


class AboutDeployment(ReachForm):
    """Who asks for what."""

    issuer_organisation = LookupField(label=gettext_lazy("Federation that issues it"), max_length=120)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=words_of(DEPLOYMENT_KINDS))
    title = forms.CharField(label=gettext_lazy("Title"), max_length=LONGEST_TITLE)
    text = _words(gettext_lazy("Full text"), required=False, most=LONGEST_TEXT, rows=8)


class WhenDeployment(ReachForm):
    """For which years, how often, by when, with which form."""

    first_year = forms.IntegerField(label=gettext_lazy("From year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    last_year = forms.IntegerField(
        label=gettext_lazy("To year"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text=gettext_lazy("A three-year plan has targets for each of its years."),
    )
    rhythm = forms.ChoiceField(label=gettext_lazy("How often"), choices=words_of(RHYTHMS))
    due_on = day_field(
        gettext_lazy("To be returned by"), required=False, help_text=gettext_lazy("Only for what is asked once.")
    )
    due_days = forms.IntegerField(
        label=gettext_lazy("Days after the end of each period"),
        min_value=0,
        max_value=180,
        required=False,
        initial=15,
        help_text=gettext_lazy("Only for what is asked again and again."),
    )
    pack = forms.ChoiceField(label=gettext_lazy("Return form"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ready = self.reach.extra.get("packs", ())
        by_hand = ("", gettext("Made field by field, next"))
        self.fields["pack"].choices = [by_hand, *ready]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse years that run backwards, and a single time without a day."""
        values = super().clean() or {}
        first, last = values.get("first_year"), values.get("last_year")
        if first and last and last < first:
            self.add_error("last_year", gettext("The last year is before the first."))
        if values.get("rhythm") == ONCE and not values.get("due_on"):
            self.add_error("due_on", gettext("Say by which day it is to be returned."))
        return values


class AddField(forms.Form):
    """One more field of a return form."""

    title = forms.CharField(label=gettext_lazy("What is asked"), max_length=LONGEST_FIELD_TITLE)
    kind = forms.ChoiceField(
        label=gettext_lazy("Answered with"),
        choices=[(code, words) for code, words in words_of(FIELD_KINDS) if code != SHARE],
        initial=NUMBER,
    )
    unit = forms.CharField(label=gettext_lazy("Unit that returns"), max_length=20, required=False)
    choices = _words(gettext_lazy("Choices, one in a line"), required=False, most=2000, rows=3)
    target = forms.BooleanField(label=gettext_lazy("Has a target"), required=False)
    indicator = forms.CharField(
        label=gettext_lazy("Fills itself from the figure"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Code of the figure, e.g. members; empty when units write it."),
    )
    optional = forms.BooleanField(label=gettext_lazy("May stay empty"), required=False)

    def declared(self, code: str) -> dict[str, Any]:
        """Return the field as a form declares it."""
        given = self.cleaned_data
        return {
            "code": code,
            "title": given["title"],
            "kind": given["kind"],
            "unit": given["unit"],
            "choices": [line for line in given["choices"].splitlines() if line.strip()],
            "target": given["target"],
            "indicator": given["indicator"].strip(),
            "required": not given["optional"],
        }


class AddCheck(forms.Form):
    """One more cross-check of a return form."""

    check_title = forms.CharField(label=gettext_lazy("What is checked"), max_length=200)
    rule = forms.CharField(
        label=gettext_lazy("Rule"),
        max_length=400,
        help_text=gettext_lazy("E.g. women <= members, or members ~ last_year.members 20%."),
    )
    firm = forms.BooleanField(label=gettext_lazy("Cannot be explained away"), required=False)


class IssueDeployment(forms.Form):
    """The number on the paper, or the next one of the series."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())
    paper_number = forms.CharField(
        label=gettext_lazy("Document number"),
        max_length=LONGEST_NUMBER,
        required=False,
        help_text=gettext_lazy("As it stands on the paper. Empty: the next number of the year is taken."),
    )


class SayWhy(forms.Form):
    """A reason, on the version that was seen."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())
    reason = _words(gettext_lazy("Reason"))


class NoReason(forms.Form):
    """A step without questions, on the version that was seen."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())


class Remind(forms.Form):
    """What late units are told."""

    words = forms.CharField(label=gettext_lazy("What they are told"), max_length=300, required=False)


class Freeze(forms.Form):
    """Why it is frozen again."""

    reason = _words(gettext_lazy("Why it is frozen again"), required=False)
