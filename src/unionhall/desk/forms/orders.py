"""What people type about service orders."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from unionhall.desk.declared import all_types
from unionhall.desk.rules.asking import LONGEST_NEED, LONGEST_TITLE
from unionhall.desk.rules.order_types import ORDER_TYPES
from unionhall.desk.rules.service import GROUNDS, LEAST_STARS, MOST_STARS
from unionhall.registry.forms.choosing import LookupField, ReachForm, day_field, words_of
from unionhall.workflow.rules.values import LONGEST_REASON


class AskOrder(ReachForm):
    """What is needed, and who needs it."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of help"), choices=words_of(ORDER_TYPES))
    title = forms.CharField(label=gettext_lazy("In a few words"), max_length=LONGEST_TITLE)
    need = forms.CharField(
        label=gettext_lazy("What is needed"),
        max_length=LONGEST_NEED,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    union_organisation = LookupField(
        label=gettext_lazy("Union that asks"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Leave empty when the station asks for an enterprise without a union."),
    )
    uscc = LookupField(
        label=gettext_lazy("Enterprise"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Name or credit code. A union that covers one enterprise need not name it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {code: one.title for code, one in all_types().items()}
        self.fields["kind"].choices = words_of(known)  # type: ignore[attr-defined]
        asked = self.fields["uscc"]
        assert isinstance(asked, LookupField)
        asked.find = self.reach.extra.get("employers", asked.find)
        asked.widget.suggestions = ()

    def clean(self) -> dict[str, Any]:
        """Refuse an order for nobody."""
        values = super().clean() or {}
        if not self.errors and not (values.get("union_organisation") or values.get("uscc")):
            self.add_error("uscc", gettext("Name the union that asks, or the enterprise that needs it."))
        return values


class StepForm(forms.Form):
    """A step without questions; ``version`` is that of the order which the person saw."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())
    values: tuple[str, ...] = ()

    def __init__(self, *args: Any, people: Any = (), said_by: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "assigned_to" in self.fields:
            self.fields["assigned_to"].choices = list(people)  # type: ignore[attr-defined]
        if said_by and "reason" in self.fields:
            self.fields["reason"].required = True
            self.fields["reason"].help_text = gettext(
                "The enterprise has no union here: write who of the enterprise said so, and how."
            )

    def submitted(self) -> dict[str, Any]:
        """Return the plain values for the engine."""
        found = {name: self.cleaned_data[name] for name in self.values}
        return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in found.items()}


def _words(label: Any, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 4})
    )


class Refuse(StepForm):
    """The ground of a refusal, and the reason that the enterprise reads."""

    ground = forms.ChoiceField(label=gettext_lazy("Ground"), choices=words_of(GROUNDS))
    reason = _words(gettext_lazy("Reason that the enterprise reads"))
    values = ("ground",)


class Explain(StepForm):
    """A reason."""

    reason = _words(gettext_lazy("Reason"))


class Assign(StepForm):
    """Who of the station takes it."""

    assigned_to = forms.TypedChoiceField(label=gettext_lazy("Who takes it"), coerce=int)
    values = ("assigned_to",)


class Begin(StepForm):
    """The day of the first visit and what was found."""

    visited_on = day_field(gettext_lazy("Day of the first visit"))
    reason = _words(gettext_lazy("What was found"), required=False)
    values = ("visited_on",)


class Plan(StepForm):
    """By when, and how."""

    planned_on = day_field(gettext_lazy("Done by"))
    reason = _words(gettext_lazy("The plan"))
    values = ("planned_on",)


class Finish(StepForm):
    """What was done, with a file that shows it."""

    reason = _words(gettext_lazy("What was done"))
    file = forms.FileField(
        label=gettext_lazy("File that shows it"),
        required=False,
        help_text=gettext_lazy("Minutes, a contract, a picture; PDF, Word, Excel, PNG or JPEG."),
    )


class Confirm(StepForm):
    """The enterprise says that it was helped."""

    reason = _words(gettext_lazy("Remark"), required=False)


class Rate(StepForm):
    """Stars and words."""

    stars = forms.TypedChoiceField(
        label=gettext_lazy("Rating"),
        coerce=int,
        choices=[(number, str(number)) for number in range(MOST_STARS, LEAST_STARS - 1, -1)],
        help_text=gettext_lazy("5 is best, 1 is worst."),
    )
    reason = _words(gettext_lazy("In words"), required=False)
    values = ("stars",)


STEP_FORMS: dict[str, type[StepForm]] = {
    "accept": StepForm,
    "refuse": Refuse,
    "withdraw": Explain,
    "assign": Assign,
    "hand_back": Explain,
    "begin": Begin,
    "plan": Plan,
    "finish": Finish,
    "confirm": Confirm,
    "reopen": Explain,
    "rate": Rate,
}
