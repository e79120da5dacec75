"""What people type to fill a paper: one form field for each declared field."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from unionhall.papers.rules.fields import DAY, LIST, MONEY, YES_NO, Field
from unionhall.papers.rules.lines import lines_of, rows_of, said, typed
from unionhall.ui.forms import DayField


class PaperForm(forms.Form):
    """The fields of one template; ``values()`` is what the action takes."""

    def __init__(
        self, *args: Any, declared: Sequence[Field], kept: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.declared = tuple(declared)
        for field in self.declared:
            self.fields[field.name] = _form_field(field)
            value = (kept or {}).get(field.name)
            if value not in (None, ""):
                self.initial[field.name] = _initial(field, value)

    def values(self) -> dict[str, Any]:
        """Return what was typed, as the fields' types want it."""
        given: dict[str, Any] = {}
        for field in self.declared:
            value = self.cleaned_data.get(field.name)
            if field.type == LIST:
                given[field.name] = rows_of(field, value or "")
            elif field.type in {DAY, YES_NO}:
                given[field.name] = value
            else:
                given[field.name] = typed(field, (value or "").strip())
        return given


def _initial(field: Field, value: Any) -> Any:
    if field.type == LIST:
        return lines_of(field, value)
    return value if field.type in {DAY, YES_NO} else said(field, value)


def _form_field(field: Field) -> forms.Field:
    common: dict[str, Any] = {"label": field.title, "required": field.required, "help_text": field.help}
    if field.type == DAY:
        return DayField(**common)
    if field.type == YES_NO:
        return forms.BooleanField(**{**common, "required": False})
    if field.type == LIST:
        columns = " | ".join(column.title for column in field.columns)
        common["help_text"] = gettext("One row a line, pasted from a workbook or parted by bars: {columns}").format(
            columns=columns
        )
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 6}), max_length=200_000, **common)
    if field.type == MONEY:
        common["help_text"] = gettext("In yuan, for example 3000.00")
        return forms.CharField(max_length=40, **common)
    return forms.CharField(max_length=20_000, **common)


class Reason(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)


class Word(forms.Form):
    """The word of an organisation's paper numbers."""

    word = forms.CharField(
        label=gettext_lazy("Word of the paper numbers"),
        max_length=20,
        help_text=gettext_lazy("What stands before the year, for example 锦总工发."),
    )
