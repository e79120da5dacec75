"""What the registry's forms are made of: look-ups within reach, amounts, days and reasons."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from unionhall.kernel.money import fen_from_yuan
from unionhall.registry.rules.kinds import KINDS

Found = Sequence[tuple[str, str]]
Finder = Callable[[str], Found]
MOST_LINES = 200  # typed by hand; a whole county is a few dozen


def _nothing(_words: str) -> Found:
    return ()


@dataclass(frozen=True, slots=True)
class Reach:
    """What the actor may choose from: finders answer (code, name) pairs, suggestions are the first ones."""

    organisations: Finder = _nothing
    people: Finder = _nothing
    regions: Finder = _nothing
    accounts: Finder = _nothing
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


def one_of(found: Found, text: str) -> str:
    """Return the code of the one thing that ``text`` means among what was found."""
    exact = [code for code, name in found if text in {code, name}]
    if len(exact) == 1 or len(found) == 1:
        return exact[0] if exact else found[0][0]
    if not found:
        raise ValidationError(gettext("Nothing within your reach is called “{text}”.").format(text=text))
    names = " / ".join(f"{name} ({code})" for code, name in found[:5])
    raise ValidationError(
        gettext("“{text}” may be {names}. Type the code of the right one.").format(text=text, names=names)
    )


class LookupField(forms.CharField):
    """Names one thing by its code, its name, pinyin or initials; says what it could be when it is not one."""

    widget = LookupInput
    find: Finder = staticmethod(_nothing)

    def clean(self, value: Any) -> str:
        """Return the code of the one thing that is meant."""
        text = str(super().clean(value) or "").strip()
        return one_of(self.find(text), text) if text else ""


class RegionsField(forms.CharField):
    """Names many regions, each in a line of its own; its value is their codes in the order typed."""

    widget = forms.Textarea(attrs={"rows": 8})
    find: Finder = staticmethod(_nothing)

    def clean(self, value: Any) -> Any:
        """Return the codes; a code is taken as it is (the action knows which are valid), a name is looked up."""
        lines = [word for word in re.split(r"[\s,，、;；]+", str(super().clean(value) or "")) if word]
        if len(lines) > MOST_LINES:
            raise ValidationError(gettext("At most {most} regions at once.").format(most=MOST_LINES))
        codes = [word if word.isascii() and word.isdigit() else one_of(self.find(word), word) for word in lines]
        return list(dict.fromkeys(codes))


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


def words_of(pairs: Any) -> list[tuple[str, Any]]:
    """Return choices with their titles in the reader's language."""
    return [(code, gettext_lazy(title)) for code, title in pairs.items()]


class ReachForm(forms.Form):
    """A form whose look-ups answer within the actor's reach."""

    def __init__(self, *args: Any, reach: Reach | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach or Reach()
        finders = {"person": self.reach.people, "region": self.reach.regions, "account": self.reach.accounts}
        for name, asked in self.fields.items():
            if isinstance(asked, RegionsField):
                asked.find = self.reach.regions
            if isinstance(asked, LookupField):
                kind = next((kind for kind in finders if kind in name), "organisation")
                asked.find = finders.get(kind, self.reach.organisations)
                if kind == "organisation" and isinstance(asked.widget, LookupInput):
                    asked.widget.suggestions = self.reach.organisation_suggestions


class Why(ReachForm):
    """A reason that goes on record."""

    reason = reason_field()
