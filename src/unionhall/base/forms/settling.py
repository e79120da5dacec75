"""What a person decides about a captured fact."""

from django import forms
from django.utils.translation import gettext, gettext_lazy

from unionhall.base.rules.field_facts import CHOICES


class SettleForm(forms.Form):
    """Which of the two is kept, and why."""

    choice = forms.ChoiceField(
        label=gettext_lazy("What is kept"),
        choices=lambda: [(code, gettext(title)) for code, title in CHOICES.items()],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=200)
