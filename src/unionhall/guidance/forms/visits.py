"""What people type about a visit, at a desk or at a factory gate."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from unionhall.desk.declared import all_types
from unionhall.guidance.rules.visits import LONGEST, LONGEST_NOTE, STANDS, TOPICS
from unionhall.ui.forms import DayField


def _area(label: Any, most: int, rows: int = 2) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, widget=forms.Textarea(attrs={"rows": rows}))


class VisitForm(forms.Form):
    """One visit. Every field may stay empty, but not all of them."""

    visited_on = DayField(
        label=gettext_lazy("Day of the visit"),
        required=False,
        help_text=gettext_lazy("Leave empty for today."),
    )
    met = forms.CharField(
        label=gettext_lazy("Who was met"),
        max_length=LONGEST["met"],
        required=False,
        help_text=gettext_lazy("Name and post."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stands = [("", "—"), *((code, gettext(title)) for code, title in STANDS.items())]
        for topic, title in TOPICS.items():
            self.fields[f"stand_{topic}"] = forms.ChoiceField(label=gettext(title), choices=stands, required=False)
            self.fields[f"note_{topic}"] = _area(gettext("{topic}: note").format(topic=gettext(title)), LONGEST_NOTE)
        kinds = [("", "—"), *((one.code, gettext(one.title)) for one in all_types().values())]
        self.fields["need_kind"] = forms.ChoiceField(
            label=gettext("Service that they need"), choices=kinds, required=False
        )
        self.fields["need_title"] = forms.CharField(
            label=gettext("What they need, in a few words"),
            max_length=LONGEST["need_title"],
            required=False,
            help_text=gettext("It becomes a service order."),
        )
        self.fields["need_text"] = _area(gettext("More about it"), LONGEST["need_text"])
        self.fields["next_on"] = DayField(label=gettext("Next visit"), required=False)
        self.fields["remark"] = _area(gettext("Remark"), LONGEST["remark"], 3)

    def body(self) -> dict[str, object]:
        """Return what was typed as text, as a phone would send it."""
        found = {name: self.cleaned_data.get(name) for name in self.fields}
        return {
            name: value.isoformat() if hasattr(value, "isoformat") else str(value)
            for name, value in found.items()
            if value
        }


class ChangeVisitForm(VisitForm):
    """A visit as it should read, and why it is changed."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = forms.CharField(label=gettext("Reason of the change"), max_length=200)

    def body(self) -> dict[str, object]:
        """Return the visit without what is about the change."""
        return {name: value for name, value in super().body().items() if name not in {"version", "reason"}}


class SetAsideForm(forms.Form):
    """Why a visit counts no more."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)
