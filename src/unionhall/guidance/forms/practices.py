"""What people type about an enterprise's congress, openness and contract."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from unionhall.guidance.rules.practices import FORMS as WORDS
from unionhall.guidance.rules.practices import FORMS_OF, KINDS, LONGEST_NOTE, LONGEST_SOURCE
from unionhall.registry.forms.choosing import day_field, reason_field

NONE = "none"


def forms_of_kind() -> list[tuple[Any, Any]]:
    """Return every kind and form as one choice, and that none was found."""
    found: list[tuple[Any, Any]] = []
    for kind, forms_here in FORMS_OF.items():
        rows = [(f"{kind}:{one}", gettext_lazy(WORDS[one])) for one in forms_here]
        found.append((gettext_lazy(KINDS[kind]), [*rows, (f"{kind}:{NONE}", gettext_lazy("None was found"))]))
    return found


class RecordPractice(forms.Form):
    """One fact: what, when, until when, whence."""

    what = forms.ChoiceField(label=gettext_lazy("What is known"), choices=forms_of_kind)
    held_on = day_field(
        gettext_lazy("On which day"),
        help_text=gettext_lazy("The day of the meeting, of the posting, of signing, or on which you found none."),
    )
    valid_to = day_field(
        gettext_lazy("Until when"),
        required=False,
        help_text=gettext_lazy("Last day of the contract, or day by which the next posting is due. Congress: empty."),
    )
    source = forms.CharField(
        label=gettext_lazy("Known from"),
        max_length=LONGEST_SOURCE,
        help_text=gettext_lazy("Minutes, contract, picture of the board, visit."),
    )
    note = forms.CharField(
        label=gettext_lazy("Remark"), required=False, max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        """Split what was chosen into kind, form and whether it was there."""
        values = super().clean() or {}
        kind, _, form = str(values.pop("what", "")).partition(":")
        if kind:
            values |= {"kind": kind, "held": form != NONE, "form": "" if form == NONE else form}
        return values


class Withdraw(forms.Form):
    """Why a fact is withdrawn."""

    reason = reason_field(gettext_lazy("Why it is wrong"))


class AsOf(forms.Form):
    """The day of a dashboard."""

    as_of = day_field(gettext_lazy("As of"), required=False)

    def __init__(self, *args: Any, today: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_as_of(self) -> Any:
        """Take today when nothing is said; the future is not known."""
        day = self.cleaned_data["as_of"] or self.today
        if day > self.today:
            raise forms.ValidationError(gettext("That day is still to come."))
        return day
