"""What people type about organisations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from unionhall.registry.forms.choosing import LookupField, ReachForm, RegionsField, day_field, reason_field
from unionhall.registry.rules.kinds import KINDS


class OrganisationNames(ReachForm):
    """What it is and how it is called."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"))
    name = forms.CharField(label=gettext_lazy("Official name"), max_length=120)
    short_name = forms.CharField(label=gettext_lazy("Short name"), max_length=60, required=False)
    code = forms.SlugField(
        label=gettext_lazy("Organisation code"),
        max_length=40,
        help_text=gettext_lazy("Latin letters, digits and hyphens; it never changes. For example JZ-QLH-02."),
    )
    uscc = forms.CharField(
        label=gettext_lazy("Unified social credit code"),
        max_length=18,
        required=False,
        help_text=gettext_lazy("The union's own, if it is a legal person: begins with 81 or 89."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [("", gettext_lazy("Choose"))] + [(code, gettext_lazy(KINDS[code])) for code in self.reach.kinds]

    def clean_uscc(self) -> str:
        """Take small letters as capitals."""
        return str(self.cleaned_data["uscc"]).strip().upper()


class OrganisationPlace(ReachForm):
    """Where it stands and since when."""

    founded_on = day_field(gettext_lazy("Founded on"), required=False)
    term_ends_on = day_field(
        gettext_lazy("Term of the committee ends on"), required=False, help_text=gettext_lazy("The last day.")
    )
    region = LookupField(
        label=gettext_lazy("Region"),
        required=False,
        help_text=gettext_lazy("Name of the town or county, or its code of 6 or 9 digits."),
    )
    address = forms.CharField(label=gettext_lazy("Address"), max_length=200, required=False)
    provincial_park = forms.BooleanField(label=gettext_lazy("Provincial development zone"), required=False)


class Rename(ReachForm):
    """A new name from a day."""

    name = forms.CharField(label=gettext_lazy("New full name"), max_length=120)
    short_name = forms.CharField(label=gettext_lazy("New short name"), max_length=60, required=False)
    from_on = day_field(gettext_lazy("From"))


class Move(ReachForm):
    """A new place in the tree."""

    organisation = LookupField(label=gettext_lazy("Place it under"), max_length=120)
    reason = reason_field()


class Close(ReachForm):
    """The last day and why."""

    last_on = day_field(gettext_lazy("Last day"))
    reason = reason_field()


class ServeRegions(ReachForm):
    """Which regions a station serves from a day."""

    regions = RegionsField(
        label=gettext_lazy("Regions"),
        max_length=3900,
        help_text=gettext_lazy("One code or name in each line. Name every region: nothing is taken in by its prefix."),
    )
    from_on = day_field(gettext_lazy("From"))


class StopServing(forms.Form):
    """Until when a station serves regions."""

    last_on = day_field(gettext_lazy("Last day"))
