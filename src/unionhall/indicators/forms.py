"""What a reader of figures may choose."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from unionhall.indicators.rules.cohorts import EMPLOYERS
from unionhall.indicators.rules.periods import STEPS, YEARS


class FigureForm(forms.Form):
    """The day, the cohort and the step of the trend; anything unreadable falls back to today and all employers."""

    as_of = forms.DateField(
        label=gettext_lazy("As of"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    cohort = forms.ChoiceField(label=gettext_lazy("Which employers"), required=False)
    step = forms.ChoiceField(label=gettext_lazy("Trend over"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self._choices("cohort", [(one.code, gettext(one.title)) for one in EMPLOYERS.values()])
        self._choices("step", [(code, gettext(title)) for code, title in STEPS.items()])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean_as_of(self) -> date:
        """Refuse a day to come."""
        day: date = self.cleaned_data.get("as_of") or self.today
        if day > self.today:
            raise forms.ValidationError(gettext("This day has not come yet. Choose today or a day before."))
        return day

    def clean_cohort(self) -> str:
        """Take all employers when nothing is chosen."""
        return self.cleaned_data.get("cohort") or next(iter(EMPLOYERS))

    def clean_step(self) -> str:
        """Take years when nothing is chosen."""
        return self.cleaned_data.get("step") or YEARS
