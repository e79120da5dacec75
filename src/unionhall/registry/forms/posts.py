"""What people type about posts."""

from typing import Any

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
    with_role = forms.BooleanField(
        label=gettext_lazy("Give the matching role to the linked log-in"),
        required=False,
        help_text=gettext_lazy("The role runs as long as the term and ends with it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.reach.extra.get("may_grant"):
            del self.fields["with_role"]


class EndPost(ReachForm):
    """The last day in a post and why it ends."""

    last_on = day_field(gettext_lazy("Last day"))
    reason = reason_field()
