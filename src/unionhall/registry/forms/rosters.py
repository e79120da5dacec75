"""What people type about rosters."""

from django import forms
from django.utils.translation import gettext_lazy

from unionhall.registry.forms.choosing import LookupField, ReachForm, reason_field


class RosterUpload(ReachForm):
    """A roster file and the union whose members it lists."""

    union_organisation = LookupField(label=gettext_lazy("Union"), max_length=120)
    file = forms.FileField(
        label=gettext_lazy("Roster"),
        help_text=gettext_lazy("xlsx, xls or csv. The headings may stand in any row and any order."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.csv,.txt"}),
    )


class WhyUndo(forms.Form):
    """Why a roster is taken back."""

    reason = reason_field()
