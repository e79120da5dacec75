"""What people type about the systems above."""

from django import forms
from django.utils.translation import gettext, gettext_lazy

from unionhall.kernel.errors import Refused
from unionhall.registry.forms.choosing import LookupField, ReachForm, day_field, words_of
from unionhall.registry.rules.feed import MOST_COLUMNS
from unionhall.registry.rules.feed_lines import read_codes, read_columns
from unionhall.registry.rules.feed_words import FEED_FORMATS, FEED_SUBJECTS
from unionhall.ui.words import say

MOST_TEXT = 3_900  # what a draft keeps of one field; longer lists come over the API


class FeedNames(ReachForm):
    """Which system it is."""

    name = forms.CharField(label=gettext_lazy("Name of the system"), max_length=120)
    code = forms.SlugField(
        label=gettext_lazy("Short code"),
        max_length=40,
        help_text=gettext_lazy("Latin letters, digits and hyphens; the files are named after it."),
    )
    subject = forms.ChoiceField(label=gettext_lazy("What it takes"), choices=words_of(FEED_SUBJECTS))
    file_format = forms.ChoiceField(label=gettext_lazy("Kind of file"), choices=words_of(FEED_FORMATS))
    owner_organisation = LookupField(
        label=gettext_lazy("Kept by"),
        max_length=120,
        help_text=gettext_lazy("The federation that sends; everything below it goes into the file."),
    )


class FeedColumns(ReachForm):
    """Its columns, one a line."""

    columns = forms.CharField(
        label=gettext_lazy("Its columns"),
        max_length=MOST_TEXT,
        help_text=gettext_lazy(
            "One column a line: heading | what of ours | how it is written | code list | must. Only the first two are "
            "needed. You may paste the lines out of a spreadsheet. The words to choose from stand above."
        ),
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
    )

    def clean_columns(self) -> str:
        """Refuse lines that say nothing that we understand."""
        text = str(self.cleaned_data["columns"])
        try:
            columns = read_columns(text, gettext)
        except Refused as refusal:
            raise forms.ValidationError(say(refusal.sentence)) from refusal
        if len(columns) > MOST_COLUMNS:
            raise forms.ValidationError(gettext("At most {most} columns.").format(most=MOST_COLUMNS))
        return text


class FeedCodes(ReachForm):
    """Its code lists, one code a line."""

    codes = forms.CharField(
        label=gettext_lazy("Codes"),
        max_length=MOST_TEXT,
        required=False,
        help_text=gettext_lazy("One code a line: code list | ours | theirs. For example: sex | M | 1"),
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
    )

    def clean_codes(self) -> str:
        """Refuse lines that are no codes."""
        text = str(self.cleaned_data["codes"])
        try:
            read_codes(text)
        except Refused as refusal:
            raise forms.ValidationError(say(refusal.sentence)) from refusal
        return text


class FeedAnswers(ReachForm):
    """How its return file reads."""

    return_key = forms.CharField(
        label=gettext_lazy("Heading of our reference"),
        max_length=60,
        help_text=gettext_lazy("The column that carries our reference there and back."),
    )
    return_verdict = forms.CharField(label=gettext_lazy("Heading of the verdict"), max_length=60)
    return_reason = forms.CharField(label=gettext_lazy("Heading of the reason"), max_length=60, required=False)
    accepted_words = forms.CharField(
        label=gettext_lazy("Words that mean accepted"),
        max_length=200,
        help_text=gettext_lazy("Separated by commas. Whatever else stands there counts as rejected."),
    )


class FeedSource(ReachForm):
    """Where the columns come from, and from when they hold."""

    source = forms.CharField(
        label=gettext_lazy("Notice or manual that it follows"),
        max_length=200,
        help_text=gettext_lazy("Title, number and date, so that a colleague finds it again."),
    )
    verified = forms.BooleanField(label=gettext_lazy("The receiving office has confirmed the columns"), required=False)
    from_on = day_field(gettext_lazy("Valid from"))


class ReturnFile(forms.Form):
    """The file that a system gave back."""

    file = forms.FileField(
        label=gettext_lazy("Return file"),
        help_text=gettext_lazy("xlsx, xls or csv, as the system gave it out; do not change it before."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
        error_messages={"required": gettext_lazy("No file was chosen. Choose the return file and send it again.")},
    )


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a list separated by commas of any kind."""
    plain = text.replace("，", ",").replace("、", ",")
    return tuple(word.strip()[:40] for word in plain.split(",") if word.strip())[:20]
