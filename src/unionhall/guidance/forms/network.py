"""What people type about areas and about who answers for whom."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from unionhall.guidance.rules.network import MOST_LISTED
from unionhall.registry.forms.choosing import Reach, day_field, one_of, reason_field


class StationChoice(forms.Form):
    """Chooses a station within reach."""

    def __init__(self, *args: Any, stations: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "station" in self.fields:
            self.fields["station"].choices = list(stations)  # type: ignore[attr-defined]


class Take(StationChoice):
    """Which station begins to answer, and when."""

    station = forms.ChoiceField(label=gettext_lazy("Station"))
    from_on = day_field(gettext_lazy("From"))
    reason = forms.CharField(
        label=gettext_lazy("Remark"), required=False, max_length=200, widget=forms.Textarea(attrs={"rows": 2})
    )


class HandOver(StationChoice):
    """Which station answers next, from when, why; no station gives it back."""

    station = forms.ChoiceField(
        label=gettext_lazy("Station that answers next"),
        required=False,
        help_text=gettext_lazy("Leave it open to give the enterprise back: nobody answers for it then."),
    )
    from_on = day_field(gettext_lazy("From"))
    reason = reason_field()


class TakeArea(forms.Form):
    """From when."""

    from_on = day_field(gettext_lazy("From"))


class ListEmployers(forms.Form):
    """Enterprises that an area takes in or leaves out."""

    included = forms.TypedChoiceField(
        label=gettext_lazy("What happens"),
        choices=[
            ("yes", gettext_lazy("The area takes them in, wherever they stand")),
            ("no", gettext_lazy("The area leaves them out, although they stand on its ground")),
        ],
        coerce=lambda value: value == "yes",
    )
    uscc = forms.CharField(
        label=gettext_lazy("Enterprises"),
        max_length=3_900,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("One name or credit code in each line."),
    )
    from_on = day_field(gettext_lazy("From"))
    reason = reason_field()

    def __init__(self, *args: Any, reach: Reach | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach or Reach()

    def clean_uscc(self) -> list[str]:
        """Return the credit codes; a name is looked up within reach."""
        lines = [word for word in re.split(r"[\s,，、;；]+", self.cleaned_data["uscc"]) if word]
        if len(lines) > MOST_LISTED:
            raise ValidationError(gettext("At most {most} enterprises at once.").format(most=MOST_LISTED))
        find = self.reach.extra.get("employers", lambda _text: ())
        return list(dict.fromkeys(one_of(find(word), word) for word in lines))


class EndListing(forms.Form):
    """The last day on the list."""

    last_on = day_field(gettext_lazy("Last day"))
