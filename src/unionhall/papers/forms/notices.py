"""What people type about public notices."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from unionhall.papers.rules.fields import LIST, Field
from unionhall.papers.rules.kinds import BY_HAND, DISPLAY_RULES, FINDINGS
from unionhall.papers.rules.lines import rows_of
from unionhall.papers.rules.notices import MOST_WORKING_DAYS, SHOWN_KEYS
from unionhall.ui.forms import DayField

ROSTER = Field("roster", "名单", LIST, columns=tuple(Field(key, key) for key in SHOWN_KEYS))


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class _Worded(forms.Form):
    """A form whose choices are said in the reader's language."""

    words: dict[str, dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in self.words.items():
            choosing = self.fields[name]
            assert isinstance(choosing, forms.ChoiceField)
            choosing.choices = [(code, gettext(word)) for code, word in words.items()]


class PublishNotice(_Worded):
    """A notice to display."""

    words = {"rule_key": DISPLAY_RULES}
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    body = forms.CharField(label=gettext_lazy("Text"), max_length=4000, widget=_area(5))
    roster = forms.CharField(
        label=gettext_lazy("Who is displayed"),
        max_length=100_000,
        widget=_area(6),
        help_text=gettext_lazy("One a line: name | employer | post | deeds. No numbers of identity cards or phones."),
    )
    rule_key = forms.ChoiceField(label=gettext_lazy("What is displayed"))
    start_on = DayField(label=gettext_lazy("First day"))
    working_days = forms.IntegerField(label=gettext_lazy("Working days"), min_value=1, max_value=MOST_WORKING_DAYS)
    contact = forms.CharField(label=gettext_lazy("Where one can object"), max_length=300)
    masked = forms.BooleanField(label=gettext_lazy("Show family names only"), required=False)

    def rows(self) -> list[dict[str, Any]]:
        """Return the roster that was typed as lines."""
        return rows_of(ROSTER, self.cleaned_data["roster"])


class ChangeEntry(forms.Form):
    """What an entry says from today on, and why."""

    name = forms.CharField(label=gettext_lazy("Name of the person"), max_length=60)
    employer = forms.CharField(label=gettext_lazy("Employer"), max_length=120, required=False)
    post = forms.CharField(label=gettext_lazy("Post"), max_length=120, required=False)
    deeds = forms.CharField(label=gettext_lazy("Deeds"), max_length=500, required=False)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)


class ReceiveObjection(_Worded):
    """An objection as it came."""

    words = {"channel": BY_HAND}
    channel = forms.ChoiceField(label=gettext_lazy("How it came"))
    position = forms.IntegerField(
        label=gettext_lazy("About entry"),
        min_value=0,
        max_value=500,
        initial=0,
        help_text=gettext_lazy("0: the whole."),
    )
    text = forms.CharField(label=gettext_lazy("What was objected"), max_length=4000, widget=_area(4))
    real_name = forms.BooleanField(label=gettext_lazy("Under a real name"), required=False)
    identity = forms.CharField(
        label=gettext_lazy("Who objected"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Kept sealed; opened only with a reason."),
    )


class DecideObjection(_Worded):
    """What was found and answered."""

    words = {"finding": FINDINGS}
    finding = forms.ChoiceField(label=gettext_lazy("Finding"))
    reply = forms.CharField(label=gettext_lazy("Reply"), max_length=2000, widget=_area(4))


class ObjectOnline(forms.Form):
    """What a reader of the public page objects; the key makes a second click the same objection."""

    position = forms.TypedChoiceField(label=gettext_lazy("About whom"), coerce=int)
    text = forms.CharField(label=gettext_lazy("What is wrong, and how you know it"), max_length=4000, widget=_area(5))
    identity = forms.CharField(
        label=gettext_lazy("Your name and how to reach you"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("You may leave it out. It is kept sealed and opened only with a reason."),
    )
    key = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput())

    def __init__(self, *args: Any, names: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about = self.fields["position"]
        assert isinstance(about, forms.ChoiceField)
        about.choices = [("0", gettext("The notice as a whole")), *((str(n), name) for n, name in enumerate(names, 1))]
