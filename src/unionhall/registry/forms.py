"""Shapes of what people type into the registry's pages. No step asks for more than seven things."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from unionhall.kernel.money import fen_from_yuan
from unionhall.registry.rules.employers import INDUSTRIES
from unionhall.registry.rules.kinds import COVERAGE_MODES, EMPLOYER_FORMS, KINDS, POSTS
from unionhall.registry.rules.membership import GROUNDS

Found = Sequence[tuple[str, str]]
Finder = Callable[[str], Found]


def _nothing(_words: str) -> Found:
    return ()


@dataclass(frozen=True, slots=True)
class Reach:
    """What the actor may choose from: finders answer (code, name) pairs, suggestions are the first ones."""

    organisations: Finder = _nothing
    people: Finder = _nothing
    regions: Finder = _nothing
    organisation_suggestions: Found = ()
    kinds: Sequence[str] = tuple(KINDS)
    extra: dict[str, Any] = field(default_factory=dict)


class LookupInput(forms.TextInput):
    """A text field with suggestions; without them it is still a text field."""

    template_name = "registry/widgets/lookup.html"
    suggestions: Found = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Hand the suggestions to the template."""
        context = super().get_context(name, value, {**(attrs or {}), "list": f"{name}-suggestions"})
        context["widget"]["suggestions"] = self.suggestions
        return context


class LookupField(forms.CharField):
    """Names one thing by its code, its name, pinyin or initials; says what it could be when it is not one."""

    widget = LookupInput
    find: Finder = staticmethod(_nothing)

    def clean(self, value: Any) -> str:
        """Return the code of the one thing that is meant."""
        text = str(super().clean(value) or "").strip()
        if not text:
            return ""
        found = self.find(text)
        exact = [code for code, name in found if text in {code, name}]
        if len(exact) == 1 or len(found) == 1:
            return exact[0] if exact else found[0][0]
        if not found:
            raise ValidationError(gettext("Nothing within your reach is called “{text}”.").format(text=text))
        names = " / ".join(f"{name} ({code})" for code, name in found[:5])
        raise ValidationError(
            gettext("“{text}” may be {names}. Type the code of the right one.").format(text=text, names=names)
        )


class YuanField(forms.CharField):
    """An amount in yuan; its value is fen."""

    def clean(self, value: Any) -> Any:
        """Return integer fen, or nothing when empty."""
        text = str(super().clean(value) or "").replace(",", "").replace("，", "").strip()
        if not text:
            return None
        try:
            amount = fen_from_yuan(text)
        except ArithmeticError:
            amount = -1
        if not 0 <= amount < 2**62:
            raise ValidationError(gettext("This is no amount in yuan. Write it like 4500 or 4500.50."))
        return amount


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(label=label, required=required, help_text=help_text, widget=DayInput())


def reason_field(label: Any = None) -> forms.CharField:
    """Return a field for the reason that goes on record."""
    return forms.CharField(
        label=label or gettext_lazy("Reason"),
        max_length=200,
        help_text=gettext_lazy("Goes on record with your name."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _words(pairs: Any) -> list[tuple[str, Any]]:
    return [(code, gettext_lazy(title)) for code, title in pairs.items()]


class ReachForm(forms.Form):
    """A form whose look-ups answer within the actor's reach."""

    def __init__(self, *args: Any, reach: Reach | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach or Reach()
        finders = {"organisation": self.reach.organisations, "person": self.reach.people, "region": self.reach.regions}
        for name, asked in self.fields.items():
            if isinstance(asked, LookupField):
                kind = next((kind for kind in ("person", "region") if kind in name), "organisation")
                asked.find = finders[kind]
                if kind == "organisation" and isinstance(asked.widget, LookupInput):
                    asked.widget.suggestions = self.reach.organisation_suggestions


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


class EmployerNames(ReachForm):
    """Which unit it is."""

    name = forms.CharField(label=gettext_lazy("Official name"), max_length=120)
    uscc = forms.CharField(
        label=gettext_lazy("Unified social credit code"),
        max_length=18,
        help_text=gettext_lazy("18 letters and digits, as on the business licence."),
    )
    form = forms.ChoiceField(label=gettext_lazy("Registered as"), choices=_words(EMPLOYER_FORMS))
    industry = forms.ChoiceField(label=gettext_lazy("Industry"), choices=_words(INDUSTRIES))

    def clean_uscc(self) -> str:
        """Take small letters as capitals."""
        return str(self.cleaned_data["uscc"]).strip().upper()


class EmployerPlace(ReachForm):
    """On whose ground it stands and since when."""

    seat_organisation = LookupField(
        label=gettext_lazy("Stands on the ground of"),
        max_length=120,
        help_text=gettext_lazy("The park, town or county federation that it belongs to."),
    )
    region = LookupField(label=gettext_lazy("Region"), required=False)
    opened_on = day_field(gettext_lazy("Opened on"), required=False)


class YearFacts(ReachForm):
    """What an employer reports for a year; empty means unknown."""

    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=1949, max_value=2100)
    headcount = forms.IntegerField(label=gettext_lazy("Employees"), required=False, min_value=0, max_value=10_000_000)
    women = forms.IntegerField(label=gettext_lazy("of them women"), required=False, min_value=0, max_value=10_000_000)
    sales = YuanField(label=gettext_lazy("Sales in yuan"), required=False, max_length=24)
    tax = YuanField(label=gettext_lazy("Tax in yuan"), required=False, max_length=24)
    above_scale = forms.NullBooleanField(
        label=gettext_lazy("Above designated scale"),
        required=False,
        widget=forms.Select(
            choices=[("", gettext_lazy("unknown")), ("true", gettext_lazy("yes")), ("false", gettext_lazy("no"))]
        ),
    )
    source = forms.CharField(
        label=gettext_lazy("Where the figures come from"),
        max_length=120,
        help_text=gettext_lazy("For example the annual report of 2025."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse more women than employees."""
        values = super().clean() or {}
        headcount, women = values.get("headcount"), values.get("women")
        if headcount is not None and women is not None and women > headcount:
            self.add_error(
                "women",
                gettext("More women than employees: {women} of {headcount}. Mend one of them.").format(
                    women=women, headcount=headcount
                ),
            )
        return values


class Cover(ReachForm):
    """Which union covers an employer, how and since when."""

    union_organisation = LookupField(label=gettext_lazy("Union"), max_length=120)
    mode = forms.ChoiceField(label=gettext_lazy("How"), choices=_words(COVERAGE_MODES))
    from_on = day_field(gettext_lazy("First day"))


class EndCoverage(ReachForm):
    """The last day of a coverage and why it ends."""

    last_on = day_field(gettext_lazy("Last day"))
    reason = reason_field()


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
        id_type.choices = _words(self.reach.extra.get("id_types", {}))


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
        event.choices = _words(self.reach.extra.get("events", {}))


class StatusPapers(ReachForm):
    """What a change of status rests on; some changes need none of it."""

    ground = forms.ChoiceField(
        label=gettext_lazy("Ground, when the membership is retained"),
        required=False,
        choices=[("", gettext_lazy("none")), *_words(GROUNDS)],
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


class Why(ReachForm):
    """A reason that goes on record."""

    reason = reason_field()


class FillPost(ReachForm):
    """Who holds which post for which term."""

    person = LookupField(
        label=gettext_lazy("Person"),
        max_length=60,
        help_text=gettext_lazy("Name, pinyin or initials of a member within your reach."),
    )
    union_organisation = LookupField(label=gettext_lazy("In"), max_length=120)
    post = forms.ChoiceField(label=gettext_lazy("Post"), choices=_words(POSTS))
    from_on = day_field(gettext_lazy("First day of the term"))
    to_on = day_field(
        gettext_lazy("Last day of the term"), required=False, help_text=gettext_lazy("Empty: without a set end.")
    )
    full_time = forms.BooleanField(label=gettext_lazy("Full-time"), required=False)


class EndPost(ReachForm):
    """The last day in a post and why it ends."""

    last_on = day_field(gettext_lazy("Last day"))
    reason = reason_field()


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
