"""Shapes of what people write into a run."""

from django import forms
from django.utils.translation import gettext_lazy as _

from unionhall.registry.forms.choosing import Finder, LookupField
from unionhall.ui.forms import FileDrop


class StepForm(forms.Form):
    """A step with its reason."""

    event = forms.SlugField(max_length=60)
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    reason = forms.CharField(max_length=2000, required=False)


class SignForm(StepForm):
    """A signature, given or refused."""

    step = forms.SlugField(max_length=60)
    agreed = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])


class CommentForm(forms.Form):
    """A comment."""

    text = forms.CharField(
        label=_("Comment"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody who may see this procedure reads it. It moves nothing and cannot be taken back."),
    )


class AttachForm(forms.Form):
    """A file."""

    file = forms.FileField(
        label=_("File to attach"),
        widget=FileDrop(accept=".pdf,.docx,.xlsx,.csv,.txt,.zip,.png,.jpg,.jpeg,.webp"),
        help_text=_("PDF, Word, Excel, text, zip or a picture."),
    )


class HouseholdForm(forms.Form):
    """Somebody of one's own household."""

    person = LookupField(
        label=_("Person"),
        max_length=60,
        help_text=_("Name, pinyin or initials of somebody within your reach, or the number of the person."),
    )

    def find(self, finder: Finder) -> None:
        """Look people up with ``finder``."""
        field = self.fields["person"]
        assert isinstance(field, LookupField)
        field.find = finder


class AsideForm(forms.Form):
    """Why one stands aside."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("You take no further step in this matter. This cannot be taken back."),
    )
