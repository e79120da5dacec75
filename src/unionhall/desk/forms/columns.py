"""What people type about posts of a column."""

from django import forms
from django.utils.translation import gettext_lazy

from unionhall.desk.rules.column_kinds import LONGEST_BODY, LONGEST_POST_TITLE, POST_KINDS
from unionhall.registry.forms.choosing import LookupField, ReachForm, day_field, words_of


class PostForm(ReachForm):
    """A draft."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of post"), choices=words_of(POST_KINDS))
    title = forms.CharField(label=gettext_lazy("Title"), max_length=LONGEST_POST_TITLE)
    body = forms.CharField(
        label=gettext_lazy("Text of the post"), max_length=LONGEST_BODY, widget=forms.Textarea(attrs={"rows": 14})
    )
    valid_until = day_field(
        gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("Readers see it until then; empty means until it is withdrawn."),
    )


class NewPostForm(PostForm):
    """A draft, and whose column it is for."""

    organisation = LookupField(label=gettext_lazy("Whose column"), max_length=120)
    field_order = ("organisation",)


class RevisedPostForm(PostForm):
    """A draft on the version that the person saw."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())
