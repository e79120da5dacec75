"""What people type about foundings, rolls, candidates, counts and terms."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from unionhall.organizing.rules import kinds
from unionhall.organizing.rules.eligibility import FUNCTIONS, RELATIONS
from unionhall.organizing.rules.paper_words import SEXES
from unionhall.organizing.rules.particulars import DAY, LINE, MONEY, SECTIONS
from unionhall.registry.rules.kinds import JOINT_UNION, ORGANIZER, SINGLE_UNION
from unionhall.registry.rules.kinds import KINDS as ORGANISATIONS
from unionhall.ui.forms import DayField, FileDrop

MOST_LINES = 20


def words(pairs: dict[str, str], *, empty: bool = False) -> list[tuple[str, Any]]:
    """Return choices in the reader's language, with an empty one first where that is an answer."""
    return [*([("", "—")] if empty else []), *((code, gettext_lazy(title)) for code, title in pairs.items())]


class StartFounding(forms.Form):
    """Which employer, and what the union is to be called."""

    uscc = forms.CharField(label=gettext_lazy("Credit code of the employer"), min_length=18, max_length=18)
    name = forms.CharField(label=gettext_lazy("Name of the union"), max_length=120)
    code = forms.SlugField(
        label=gettext_lazy("Code"), max_length=40, help_text=gettext_lazy("Letters, digits and dashes; never changes.")
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Form of the union"),
        choices=words({one: ORGANISATIONS[one] for one in (SINGLE_UNION, JOINT_UNION, ORGANIZER)}),
    )


class StartRenewal(forms.Form):
    """Which union, what, and why when it is not on time."""

    union_code = forms.CharField(label=gettext_lazy("Code of the union"), max_length=40)
    kind = forms.ChoiceField(
        label=gettext_lazy("Undertaking"),
        choices=words({code: title for code, title in kinds.UNDERTAKINGS.items() if code != kinds.FOUNDING}),
    )
    timing = forms.ChoiceField(label=gettext_lazy("When"), choices=words(kinds.TIMINGS))
    reason = forms.CharField(label=gettext_lazy("Reason, when early, late or a recall"), max_length=200, required=False)


class PrepGroup(forms.Form):
    """The group, one person a line with sex and job; the leader first."""

    people = forms.CharField(
        label=gettext_lazy("People"),
        max_length=1000,
        help_text=gettext_lazy(
            "One person a line, three to five, the leader first: name, 男 or 女, department and job, parted by spaces."
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def clean_people(self) -> list[tuple[str, str, str]]:
        """Return name, sex and job of each."""
        lines = [line.split() for line in self.cleaned_data["people"].splitlines() if line.strip()]
        if len(lines) > MOST_LINES or any(len(parts[0]) > 60 for parts in lines):
            raise ValidationError(gettext("One name a line, three to five."))
        codes = {word: code for code, word in SEXES.items()}
        found = []
        for name, *rest in lines:
            sex = codes.get(rest[0], "") if rest else ""
            found.append((name, sex, " ".join(rest[1:] if sex else rest)[:60]))
        return found


class PlanForm(forms.Form):
    """Form of the meeting, seats, term, date."""

    small_form = forms.ChoiceField(
        label=gettext_lazy("With few members"), choices=words(kinds.SMALL_FORMS, empty=True), required=False
    )
    form = forms.ChoiceField(
        label=gettext_lazy("Who votes"), choices=words(kinds.MEETING_FORMS, empty=True), required=False
    )
    seats = forms.IntegerField(label=gettext_lazy("Seats of the committee"), min_value=0, max_value=200, required=False)
    audit_seats = forms.IntegerField(
        label=gettext_lazy("Seats of the finance audit"), min_value=0, max_value=50, required=False
    )
    women_seats = forms.IntegerField(label=gettext_lazy("Seats for women"), min_value=0, max_value=50, required=False)
    term_years = forms.TypedChoiceField(
        label=gettext_lazy("Term"),
        choices=[("", "—"), ("3", gettext_lazy("3 years")), ("5", gettext_lazy("5 years"))],
        coerce=int,
        empty_value=None,
        required=False,
    )
    delegates = forms.IntegerField(label=gettext_lazy("Delegates"), min_value=0, max_value=10_000, required=False)
    delegates_managers = forms.IntegerField(
        label=gettext_lazy("Managers among them"), min_value=0, max_value=10_000, required=False
    )
    meeting_on = DayField(label=gettext_lazy("Day of the meeting"), required=False)
    done = forms.MultipleChoiceField(
        label=gettext_lazy("Done outside this system"),
        choices=words(kinds.STEPS_DONE),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class ParticularsForm(forms.Form):
    """What the papers say besides the numbers: one section of it."""

    def __init__(self, *args: Any, section: str, **more: Any) -> None:
        super().__init__(*args, **more)
        for one in SECTIONS[section][1]:
            common: dict[str, Any] = {
                "label": gettext(one.title),
                "required": False,
                "help_text": gettext(one.help) if one.help else "",
            }
            if one.kind == DAY:
                self.fields[one.key] = DayField(**common)
            elif one.kind in {LINE, MONEY}:
                self.fields[one.key] = forms.CharField(max_length=one.most, **common)
            else:
                area = forms.Textarea(attrs={"rows": 5})
                self.fields[one.key] = forms.CharField(max_length=one.most, widget=area, **common)


class Delegates(forms.Form):
    """Who votes in the congress, and who of them leads a department."""

    people = forms.MultipleChoiceField(label=gettext_lazy("Delegates"), widget=forms.CheckboxSelectMultiple)
    managers = forms.MultipleChoiceField(
        label=gettext_lazy("Managers among them"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("people", "managers"):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = people


class Correction(forms.Form):
    """Whom the roll is corrected about, and why."""

    person = forms.ChoiceField(label=gettext_lazy("Person"))
    strike = forms.ChoiceField(
        label=gettext_lazy("Undertaking"),
        choices=[("1", gettext_lazy("Strike from the roll")), ("", gettext_lazy("Enter into the roll"))],
        required=False,
    )
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["person"] = forms.ChoiceField(label=gettext_lazy("Person"), choices=people)


class Nomination(forms.Form):
    """Who stands for what, and the facts that judge it."""

    person = forms.ChoiceField(label=gettext_lazy("Person"))
    body = forms.ChoiceField(label=gettext_lazy("Stands for"), choices=words(kinds.BODIES))
    strokes = forms.IntegerField(
        label=gettext_lazy("Strokes of the family name"), min_value=0, max_value=64, required=False
    )
    function = forms.ChoiceField(
        label=gettext_lazy("Function in the enterprise"), choices=words(FUNCTIONS, empty=True), required=False
    )
    relation = forms.ChoiceField(
        label=gettext_lazy("Related to the head, the legal representative or a partner"),
        choices=words(RELATIONS, empty=True),
        required=False,
    )
    frontline = forms.BooleanField(label=gettext_lazy("Works on the front line"), required=False)
    missed_training = forms.BooleanField(label=gettext_lazy("Was chair and skipped the post training"), required=False)
    group = forms.CharField(label=gettext_lazy("Nominating group"), max_length=60, required=False)
    votes = forms.IntegerField(label=gettext_lazy("Votes in the group"), min_value=0, max_value=100_000, required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["person"] = forms.ChoiceField(label=gettext_lazy("Person"), choices=people)


class Why(forms.Form):
    """A sentence that goes on record."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))


class Display(forms.Form):
    """What is displayed, from when, for how long, and where one objects."""

    what = forms.ChoiceField(
        label=gettext_lazy("List"),
        choices=[("candidates", gettext_lazy("Candidates")), ("roll", gettext_lazy("Electoral roll"))],
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    start_on = DayField(label=gettext_lazy("From"))
    working_days = forms.IntegerField(label=gettext_lazy("Working days"), min_value=1, max_value=60, initial=5)
    contact = forms.CharField(label=gettext_lazy("Where one can object"), max_length=300)


class Tellers(forms.Form):
    """Who counts."""

    people = forms.MultipleChoiceField(label=gettext_lazy("Tellers"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["people"] = forms.MultipleChoiceField(
            label=gettext_lazy("Tellers"), widget=forms.CheckboxSelectMultiple, choices=people
        )


class Prepare(forms.Form):
    """For which body, how, and how many seats."""

    body = forms.ChoiceField(label=gettext_lazy("Body"), choices=words(kinds.BODIES))
    method = forms.ChoiceField(label=gettext_lazy("Way of voting"), choices=words(kinds.METHODS))
    seats = forms.IntegerField(
        label=gettext_lazy("Seats"),
        min_value=1,
        max_value=200,
        required=False,
        help_text=gettext_lazy("Empty: as the plan says."),
    )
    direct = forms.BooleanField(label=gettext_lazy("Chair or vice-chair elected by all members"), required=False)


class CountForm(forms.Form):
    """The tally sheet: four numbers, three for each candidate, the names written in, who signed, the scan."""

    present = forms.IntegerField(label=gettext_lazy("Present"), min_value=0, max_value=1_000_000)
    issued = forms.IntegerField(label=gettext_lazy("Ballots issued"), min_value=0, max_value=1_000_000)
    collected = forms.IntegerField(label=gettext_lazy("Ballots collected"), min_value=0, max_value=1_000_000)
    valid = forms.IntegerField(label=gettext_lazy("Valid ballots"), min_value=0, max_value=1_000_000)

    def __init__(
        self, *args: Any, candidates: list[tuple[int, str]], tellers: list[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.candidates = candidates
        marks = (("for", gettext("for")), ("against", gettext("against")), ("abstain", gettext("abstaining")))
        for pk, name in candidates:
            for mark, word in marks:
                self.fields[f"c{pk}_{mark}"] = forms.IntegerField(
                    label=f"{name} – {word}", min_value=0, max_value=1_000_000, initial=0
                )
        self.fields["written_in"] = forms.CharField(
            label=gettext("Names written in"),
            required=False,
            max_length=4000,
            help_text=gettext("One name and its votes a line, e.g. 张三 4."),
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        self.fields["signed_by"] = forms.MultipleChoiceField(
            label=gettext("Signed by"), choices=tellers, widget=forms.CheckboxSelectMultiple
        )
        self.fields["sheet"] = forms.FileField(
            label=gettext("Scanned tally sheet"), widget=FileDrop(accept=".pdf,.png,.jpg,.jpeg")
        )

    def clean_written_in(self) -> dict[str, int]:
        """Return the votes by name."""
        found: dict[str, int] = {}
        for line in str(self.cleaned_data["written_in"]).splitlines():
            name, _, votes = line.strip().rpartition(" ")
            if not line.strip():
                continue
            if not name.strip() or not (votes.isascii() and votes.isdigit() and len(votes) < 7):
                raise ValidationError(gettext("One name and its votes a line, e.g. 张三 4."))
            found[name.strip()] = found.get(name.strip(), 0) + int(votes)
        return found


class OpenBallot(forms.Form):
    """How long the voting runs."""

    hours = forms.IntegerField(label=gettext_lazy("Hours"), min_value=1, max_value=240, initial=8)


class Settle(forms.Form):
    """What follows."""

    settlement = forms.ChoiceField(label=gettext_lazy("What follows"), choices=words(kinds.SETTLEMENTS))
    agreed = forms.IntegerField(
        label=gettext_lazy("How many agreed to fewer seats"), min_value=0, max_value=1_000_000, required=False
    )


class EnterTerm(forms.Form):
    """Which union, elected when, for how long."""

    union_code = forms.CharField(label=gettext_lazy("Code of the union"), max_length=40)
    elected_on = DayField(label=gettext_lazy("Elected"))
    years = forms.TypedChoiceField(
        label=gettext_lazy("Term"), choices=[("3", gettext_lazy("3 years")), ("5", gettext_lazy("5 years"))], coerce=int
    )


class Extend(forms.Form):
    """Until when, why, and under which number."""

    extended_to = DayField(label=gettext_lazy("Extended to"))
    paper = forms.CharField(label=gettext_lazy("Number of the approval"), max_length=60)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)
