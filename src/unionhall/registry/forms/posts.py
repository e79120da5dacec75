"""What people type about posts."""

from django import forms
from django.utils.translation import gettext_lazy

from unionhall.registry.forms.choosing import LookupField, ReachForm, day_field, reason_field, words_of
from unionhall.registry.rules.kinds import POSTS


class FillPost(ReachForm):
    """Who holds which post for which term."""

    person = LookupField(
        label=gettext_lazy("Person"),
        max_length=60,
        help_text=gettext_lazy("Name, pinyin or initials of a member within your reach."),
    )
    union_organisation = LookupField(label=gettext_lazy("In"), max_length=120)
    post = forms.ChoiceField(label=gettext_lazy("Post"), choices=words_of(POSTS))
    from_on = day_field(gettext_lazy("First day of the term"))
    to_on = day_field(
        gettext_lazy("Last day of the term"), required=False, help_text=gettext_lazy("Empty: without a set end.")
    )
    full_time = forms.BooleanField(label=gettext_lazy("Full-time"), required=False)


class EndPost(ReachForm):
    """The last day in a post and why it ends."""

    last_on = day_field(gettext_lazy("Last day"))
    reason = reason_field()
