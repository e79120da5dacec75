"""What people type about training sessions and talks."""

from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from unionhall.desk.rules.training import LONGEST_ABOUT, LONGEST_PLACE, LONGEST_TOPIC, LONGEST_WORDS
from unionhall.desk.rules.training_kinds import LEAST_STARS, MOST_CAPACITY, MOST_STARS, TRAINING_KINDS
from unionhall.registry.forms.choosing import LookupField, ReachForm, day_field, words_of


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))


def minute_of(moment: time) -> int:
    """Return the minutes since midnight."""
    return moment.hour * 60 + moment.minute


class SessionWhat(ReachForm):
    """About what, by whom."""

    topic = forms.CharField(label=gettext_lazy("Topic"), max_length=LONGEST_TOPIC)
    speaker = forms.CharField(label=gettext_lazy("Speaker"), max_length=120, required=False)
    about = forms.CharField(
        label=gettext_lazy("Contents"),
        max_length=LONGEST_ABOUT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class NewSessionWhat(SessionWhat):
    """The same for a new session, with whose it is and for whom."""

    organisation = LookupField(label=gettext_lazy("Who holds it"), max_length=120)
    kind = forms.ChoiceField(label=gettext_lazy("For whom"), choices=words_of(TRAINING_KINDS))
    field_order = ("organisation", "kind")


class SessionWhen(ReachForm):
    """When and where, how many seats."""

    held_on = day_field(gettext_lazy("Day"))
    begins = _time(gettext_lazy("Begins at"))
    ends = _time(gettext_lazy("Ends at"))
    room_id = forms.TypedChoiceField(
        label=gettext_lazy("Room"), coerce=int, empty_value=None, required=False, help_text=gettext_lazy("Of our own.")
    )
    place = forms.CharField(
        label=gettext_lazy("Place"),
        max_length=LONGEST_PLACE,
        required=False,
        help_text=gettext_lazy("When it is not in a room of ours, or how to find it."),
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("Number of seats"),
        min_value=1,
        max_value=MOST_CAPACITY,
        required=False,
        help_text=gettext_lazy("Empty means as many as come."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms = self.reach.extra.get("rooms", ())
        self.fields["room_id"].choices = [("", gettext("none of these")), *rooms]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse a session that ends before it begins, or that is nowhere."""
        values = super().clean() or {}
        begins, ends = values.get("begins"), values.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", gettext("It ends later than it begins, on the same day."))
        if not values.get("room_id") and not values.get("place"):
            self.add_error("place", gettext("Name the room or the place."))
        return values


def session_values(values: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed as the actions take it."""
    plain = {name: value for name, value in values.items() if name not in {"begins", "ends"}}
    day: date = plain["held_on"]
    return plain | {
        "held_on": day,
        "from_minute": minute_of(values["begins"]),
        "to_minute": minute_of(values["ends"]),
    }


class InviteForm(forms.Form):
    """Whom to invite."""

    posts = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Officers of unions"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["posts"].choices = list(people)  # type: ignore[attr-defined]


class AttendanceForm(forms.Form):
    """Who came."""

    came = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Who came"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    also = forms.CharField(
        label=gettext_lazy("Came without signing up"),
        required=False,
        max_length=8000,
        help_text=gettext_lazy("One name a line."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, people: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"].choices = list(people)  # type: ignore[attr-defined]

    def clean_also(self) -> list[str]:
        """Return the names."""
        names = [" ".join(line.split()) for line in self.cleaned_data["also"].splitlines()]
        if any(len(name) > 60 for name in names):
            raise ValidationError(gettext("A name has at most 60 letters."))
        return [name for name in names if name]


class CodeForm(forms.Form):
    """The code that is shown in the room."""

    code = forms.CharField(
        label=gettext_lazy("Code from the room"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class RatingForm(forms.Form):
    """Stars and words."""

    stars = forms.TypedChoiceField(
        label=gettext_lazy("Rating"),
        coerce=int,
        choices=[(number, str(number)) for number in range(MOST_STARS, LEAST_STARS - 1, -1)],
        help_text=gettext_lazy("5 is best, 1 is worst. Your name is not kept with it."),
    )
    words = forms.CharField(
        label=gettext_lazy("In words"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
