"""Shapes of what administrators type about the calendar and webhooks."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DayForm(forms.Form):
    """One day that differs."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    working = forms.ChoiceField(label=_("People work on it"), choices=[("no", _("No")), ("yes", _("Yes"))])
    title = forms.CharField(label=_("Why"), max_length=80, required=False)


class NoticeForm(forms.Form):
    """The official notice of a year."""

    notice = forms.CharField(label=_("Number of the official notice"), max_length=60, help_text="国办发明电〔2025〕7号")


class WebhookForm(forms.Form):
    """A new webhook; ``events`` are those that the system announces, none chosen means all."""

    title = forms.CharField(label=_("What it is for"), max_length=80)
    url = forms.CharField(label=_("Address"), max_length=500, help_text=_("In full, like https://example.org/hook"))
    events = forms.MultipleChoiceField(
        label=_("Events (none chosen: all)"), required=False, widget=forms.CheckboxSelectMultiple
    )
    place = forms.ChoiceField(label=_("Of which organisation and all below it"))

    def __init__(self, *args: Any, events: Sequence[str], places: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field, place = self.fields["events"], self.fields["place"]
        assert isinstance(field, forms.MultipleChoiceField)
        assert isinstance(place, forms.ChoiceField)
        field.choices = [(name, name) for name in events]
        place.choices = list(places)
