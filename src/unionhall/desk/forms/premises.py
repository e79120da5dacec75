"""What people type about rooms."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from unionhall.desk.rules.duty import DAYS, read_hours
from unionhall.desk.rules.premises_kinds import (
    BOOKING,
    MONEY_SOURCES,
    MOST_AREA,
    MOST_PEOPLE,
    MOST_YEAR,
    ROOM_KINDS,
    ROOM_STATES,
    USE_KINDS,
    VISIT,
)
from unionhall.desk.rules.rooms import (
    LONGEST_ADDRESS,
    LONGEST_FLOOR,
    LONGEST_KEY,
    LONGEST_NAME,
    LONGEST_NOTE,
    read_equipment,
)
from unionhall.kernel.errors import Refused
from unionhall.registry.forms.choosing import LookupField, ReachForm, YuanField, day_field, words_of
from unionhall.registry.rules.kinds import CHAIR, POSTS, STATION_DEPUTY, STATION_FULLTIME, STATION_HEAD, STATION_MEMBER
from unionhall.ui.words import say

RESPONSIBLE = (STATION_HEAD, STATION_DEPUTY, STATION_MEMBER, STATION_FULLTIME, CHAIR)
NOTHING = ("", gettext_lazy("Nobody named yet"))


class HoursField(forms.CharField):
    """Hours of a day, like "8:30-11:30, 13:00-17:00"; its value stays the text, for the action."""

    def clean(self, value: Any) -> str:
        """Refuse what is no time of the day."""
        text = str(super().clean(value) or "")
        try:
            read_hours(text)
        except Refused as refusal:
            raise ValidationError(say(refusal.sentence)) from refusal
        return text


class RoomWhere(ReachForm):
    """What kind of room it is and where."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of room"), choices=words_of(ROOM_KINDS))
    name = forms.CharField(label=gettext_lazy("Name of the room"), max_length=LONGEST_NAME)
    address = forms.CharField(label=gettext_lazy("Address"), max_length=LONGEST_ADDRESS, required=False)
    floor = forms.CharField(
        label=gettext_lazy("Floor and door"),
        max_length=LONGEST_FLOOR,
        required=False,
        help_text=gettext_lazy("So that a stranger finds it: third floor, room 305."),
    )
    area_m2 = forms.DecimalField(
        label=gettext_lazy("Area in m²"),
        min_value=0,
        max_value=MOST_AREA,
        decimal_places=1,
        required=False,
        help_text=gettext_lazy("Leave it empty when it is not known."),
    )
    opened_on = day_field(gettext_lazy("Open since"), required=False)


class NewRoomWhere(RoomWhere):
    """The same for a new room, with whose it is."""

    organisation = LookupField(
        label=gettext_lazy("Station or union"),
        max_length=120,
        help_text=gettext_lazy("Name, pinyin or code of the organisation that keeps the room."),
    )
    field_order = ("organisation",)


class RoomWhat(ReachForm):
    """What is in it, who answers for it, who sees it."""

    equipment = forms.CharField(
        label=gettext_lazy("What is in it"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("One thing a line, its number behind it: Books 3000."),
    )
    post = forms.ChoiceField(
        label=gettext_lazy("Who answers for it"),
        choices=[NOTHING, *words_of({code: POSTS[code] for code in RESPONSIBLE})],
        required=False,
        help_text=gettext_lazy("Whoever fills this post at the organisation."),
    )
    public = forms.BooleanField(label=gettext_lazy("Shown to everybody, with its hours"), required=False, initial=True)

    def clean_equipment(self) -> list[tuple[str, int | None]]:
        """Return the things with their numbers."""
        return read_equipment(self.cleaned_data["equipment"])


class RoomState(forms.Form):
    """In use or closed, and why."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=words_of(ROOM_STATES))
    note = forms.CharField(
        label=gettext_lazy("Why, and until when"),
        max_length=LONGEST_NOTE,
        required=False,
        help_text=gettext_lazy("Visitors read this."),
    )


def _hours(title: str) -> HoursField:
    return HoursField(label=gettext_lazy(title), required=False, max_length=120)


class WeekForm(forms.Form):
    """The weekly table: seven texts, and whether holidays close the room."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())
    closed_on_holidays = forms.BooleanField(label=gettext_lazy("Closed on public holidays"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, title in enumerate(DAYS):
            self.fields[f"day{number}"] = _hours(title)
        self.order_fields(["version", *(f"day{number}" for number in range(len(DAYS))), "closed_on_holidays"])

    def week(self) -> list[str]:
        """Return the seven texts."""
        return [self.cleaned_data[f"day{number}"] for number in range(len(DAYS))]


class ExceptionForm(forms.Form):
    """Other hours, or none, on one day."""

    day = day_field(gettext_lazy("Day"))
    hours = HoursField(
        label=gettext_lazy("Hours on that day"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Like 9:00-12:00; empty means closed all day."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"), max_length=LONGEST_NOTE, help_text=gettext_lazy("Visitors read this.")
    )


class MoneyForm(forms.Form):
    """Who paid how much in which year."""

    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=1949, max_value=MOST_YEAR)
    source = forms.ChoiceField(label=gettext_lazy("Where the money came from"), choices=words_of(MONEY_SOURCES))
    amount_fen = YuanField(
        label=gettext_lazy("Amount in yuan"),
        required=False,
        max_length=30,
        help_text=gettext_lazy("Leave it empty when nobody knows; it is then shown as not known, never as zero."),
    )
    paid_by = forms.CharField(label=gettext_lazy("Who paid"), max_length=120, required=False)
    purpose = forms.CharField(label=gettext_lazy("What for"), max_length=200, required=False)


class UseForm(forms.Form):
    """How many people used the room; ``key`` makes a second press count once."""

    key = forms.CharField(max_length=LONGEST_KEY, widget=forms.HiddenInput())
    people = forms.IntegerField(
        label=gettext_lazy("How many people"),
        min_value=1,
        max_value=MOST_PEOPLE,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("How"), choices=words_of({code: USE_KINDS[code] for code in (VISIT, BOOKING)})
    )
    used_on = day_field(gettext_lazy("Day"))
    note = forms.CharField(label=gettext_lazy("Which group, what for"), max_length=LONGEST_NOTE, required=False)
