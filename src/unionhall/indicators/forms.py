"""What a reader of figures may choose."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from unionhall.indicators.rules.cohorts import EMPLOYERS
from unionhall.indicators.rules.periods import STEPS, YEARS


class FigureForm(forms.Form):
    """The day, the cohort and the step of the trend; what is left out is today, all employers and years."""

    as_of = forms.DateField(
        label=gettext_lazy("As of"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    cohort = forms.ChoiceField(label=gettext_lazy("Which employers"))
    step = forms.ChoiceField(label=gettext_lazy("Trend over"))

    def __init__(self, asked: Mapping[str, Any], *, today: date) -> None:
        first = {"as_of": today.isoformat(), "cohort": next(iter(EMPLOYERS)), "step": YEARS}
        super().__init__({name: asked.get(name) or value for name, value in first.items()})
        self.today = today
        self._choices("cohort", [(one.code, gettext(one.title)) for one in EMPLOYERS.values()])
        self._choices("step", [(code, gettext(title)) for code, title in STEPS.items()])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean_as_of(self) -> date:
        """Refuse a day to come."""
        day: date = self.cleaned_data["as_of"]
        if day > self.today:
            raise forms.ValidationError(gettext("This day has not come yet. Choose today or a day before."))
        return day
