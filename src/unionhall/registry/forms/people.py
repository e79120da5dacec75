"""What people type about people and their memberships."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from unionhall.registry.forms.choosing import LookupField, Reach, ReachForm, day_field, reason_field, words_of
from unionhall.registry.rules.membership import GROUNDS
from unionhall.registry.rules.people import SEXES


class PersonIdentity(ReachForm):
    """Who it is."""

    name = forms.CharField(label=gettext_lazy("Full name"), max_length=60)
    id_type = forms.ChoiceField(label=gettext_lazy("Kind of document"))
    id_number = forms.CharField(
        label=gettext_lazy("Number of the document"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("It is stored sealed and shown masked."),
    )
    phone = forms.CharField(
        label=gettext_lazy("Mobile phone"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        id_type = self.fields["id_type"]
        assert isinstance(id_type, forms.ChoiceField)
        id_type.choices = words_of(self.reach.extra.get("id_types", {}))


class MembershipStart(ReachForm):
    """Where the person is a member and since when."""

    union_organisation = LookupField(label=gettext_lazy("Union"), max_length=120)
    from_on = day_field(gettext_lazy("Member here since"))
    joined_on = day_field(
        gettext_lazy("First joined a union on"),
        required=False,
        help_text=gettext_lazy("Leave empty if it is the same day."),
    )
    group_name = forms.CharField(label=gettext_lazy("Union group"), max_length=60, required=False)
    job_title = forms.CharField(label=gettext_lazy("Job"), max_length=40, required=False)
    note = forms.CharField(label=gettext_lazy("Note"), max_length=200, required=False)


class StatusChange(ReachForm):
    """What becomes of a membership."""

    event = forms.ChoiceField(label=gettext_lazy("What happened"))
    on = day_field(gettext_lazy("From"))
    reason = reason_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        event = self.fields["event"]
        assert isinstance(event, forms.ChoiceField)
        event.choices = words_of(self.reach.extra.get("events", {}))


class StatusPapers(ReachForm):
    """What a change of status rests on; some changes need none of it."""

    ground = forms.ChoiceField(
        label=gettext_lazy("Ground, when the membership is retained"),
        required=False,
        choices=[("", gettext_lazy("none")), *words_of(GROUNDS)],
    )
    paper = forms.CharField(
        label=gettext_lazy("Paper it rests on"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Number of the application, decision or certificate."),
    )
    talked_on = day_field(gettext_lazy("The committee talked with the member on"), required=False)
    educated_first_on = day_field(gettext_lazy("First talk of education on"), required=False)
    educated_last_on = day_field(gettext_lazy("Second talk of education on"), required=False)


class CorrectIdentity(PersonIdentity):
    """Who it is, corrected; what is sealed is never shown and stays when nothing is typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        id_type = self.fields["id_type"]
        assert isinstance(id_type, forms.ChoiceField)
        id_type.required = False
        id_type.choices = [("", gettext_lazy("as the number shows")), *_words_of_papers(self.reach)]
        for name in ("id_number", "phone"):
            self.fields[name].help_text = gettext_lazy("Empty: the one on file stays.")


class CorrectDetails(ReachForm):
    """What else is known of a person."""

    sex = forms.ChoiceField(
        label=gettext_lazy("Sex"),
        required=False,
        choices=[("", gettext_lazy("as on file")), *words_of(SEXES)],
        help_text=gettext_lazy("A resident's number says sex and birthday itself."),
    )
    birth_on = day_field(
        gettext_lazy("Birthday"), required=False, help_text=gettext_lazy("Empty: the one on file stays.")
    )
    ethnicity = forms.CharField(label=gettext_lazy("Ethnicity"), max_length=20, required=False)
    political_status = forms.CharField(label=gettext_lazy("Political status"), max_length=20, required=False)
    education = forms.CharField(label=gettext_lazy("Education"), max_length=20, required=False)
    household_region = forms.CharField(label=gettext_lazy("Registered residence"), max_length=120, required=False)


class LinkLogIn(ReachForm):
    """Which log-in is a person's."""

    account = LookupField(
        label=gettext_lazy("User name of the log-in"),
        max_length=60,
        help_text=gettext_lazy(
            "The name that the person logs in with, or the person's name. It must be in your reach."
        ),
    )


def _words_of_papers(reach: Reach) -> list[tuple[str, Any]]:
    return words_of(reach.extra.get("id_types", {}))
