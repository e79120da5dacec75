"""Filters of a list: each reads its own parameters and says in words what it does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from django.db.models import Q
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext

from unionhall.kernel.actors import Actor

MOST_CHOICES = 20  # values of one filter that are listened to


@dataclass(frozen=True, slots=True)
class Applied:
    """A filter at work: the condition, the sentence on its chip, and the parameters that made it."""

    code: str
    condition: Q
    sentence: str
    parameters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Control:
    """What the template needs to draw a filter: ``kind`` is choice, yes_no, period or hidden."""

    kind: str
    name: str
    title: str
    choices: tuple[tuple[str, str, bool], ...] = ()
    first: str = ""
    last: str = ""
    active: bool = False


class Filter(Protocol):
    """Anything that narrows a list."""

    @property
    def code(self) -> str:
        """Name of the parameter."""

    def read(self, actor: Actor, parameters: QueryDict, today: date) -> Applied | None:
        """Return the filter at work, or nothing when its parameters are missing or make no sense."""

    def control(self, parameters: QueryDict) -> Control:
        """Return what the template draws."""


@dataclass(frozen=True, slots=True)
class ChoiceFilter:
    """One or more of some codes: "Kind: town federation or branch union"."""

    code: str
    title: str
    choices: Mapping[str, str]
    lookup: str = ""
    conditions: Mapping[str, Q] = field(default_factory=dict)

    def _chosen(self, parameters: QueryDict) -> list[str]:
        return [value for value in self.choices if value in parameters.getlist(self.code)[:MOST_CHOICES]]

    def read(self, actor: Actor, parameters: QueryDict, today: date) -> Applied | None:
        """Keep the rows whose code is among the chosen ones."""
        chosen = self._chosen(parameters)
        if not chosen:
            return None
        condition = Q()
        if self.conditions:
            for value in chosen:
                condition |= self.conditions[value]
        else:
            condition = Q(**{f"{self.lookup or self.code}__in": chosen})
        words = gettext(" or ").join(gettext(self.choices[value]) for value in chosen)
        sentence = gettext("{title} is {value}").format(title=gettext(self.title), value=words)
        return Applied(self.code, condition, sentence, tuple((self.code, value) for value in chosen))

    def control(self, parameters: QueryDict) -> Control:
        """Return a drop-down, or boxes where several may be ticked."""
        chosen = self._chosen(parameters)
        choices = tuple((value, gettext(title), value in chosen) for value, title in self.choices.items())
        return Control("choice", self.code, gettext(self.title), choices, active=bool(chosen))


@dataclass(frozen=True, slots=True)
class YesNoFilter:
    """A condition that holds or does not, with a sentence for each."""

    code: str
    title: str
    yes: str
    no: str
    condition: Callable[[date], Q]
    opposite: Callable[[date], Q] | None = None  # where "no" is not everything else, because it may be unknown

    def read(self, actor: Actor, parameters: QueryDict, today: date) -> Applied | None:
        """Keep the rows for which the condition holds (or does not)."""
        value = parameters.get(self.code, "")
        if value not in {"yes", "no"}:
            return None
        if value == "yes":
            condition = self.condition(today)
        else:
            condition = self.opposite(today) if self.opposite else ~self.condition(today)
        sentence = gettext(self.yes if value == "yes" else self.no)
        return Applied(self.code, condition, sentence, ((self.code, value),))

    def control(self, parameters: QueryDict) -> Control:
        """Return a drop-down with the two sentences."""
        value = parameters.get(self.code, "")
        choices = (("yes", gettext(self.yes), value == "yes"), ("no", gettext(self.no), value == "no"))
        return Control("yes_no", self.code, gettext(self.title), choices, active=value in {"yes", "no"})


@dataclass(frozen=True, slots=True)
class PeriodFilter:
    """A date between two days, both included; either may be missing."""

    code: str
    title: str
    lookup: str

    def _days(self, parameters: QueryDict) -> tuple[date | None, date | None]:
        return _day(parameters.get(f"{self.code}_from", "")), _day(parameters.get(f"{self.code}_to", ""))

    def read(self, actor: Actor, parameters: QueryDict, today: date) -> Applied | None:
        """Keep the rows whose date lies between the days."""
        first, last = self._days(parameters)
        condition, given = Q(), []
        if first:
            condition &= Q(**{f"{self.lookup}__gte": first})
            given.append((f"{self.code}_from", first.isoformat()))
        if last:
            condition &= Q(**{f"{self.lookup}__lte": last})
            given.append((f"{self.code}_to", last.isoformat()))
        if not given:
            return None
        title = gettext(self.title)
        if first and last:
            words = gettext("{title}: {first} to {last}")
        else:
            words = gettext("{title}: from {first}") if first else gettext("{title}: until {last}")
        sentence = words.format(title=title, first=_said(first), last=_said(last))
        return Applied(self.code, condition, sentence, tuple(given))

    def control(self, parameters: QueryDict) -> Control:
        """Return two date fields."""
        first, last = self._days(parameters)
        return Control(
            "period",
            self.code,
            gettext(self.title),
            first=first.isoformat() if first else "",
            last=last.isoformat() if last else "",
            active=bool(first or last),
        )


@dataclass(frozen=True, slots=True)
class LinkFilter:
    """A filter that only links set, e.g. "Under Qilihe" from a record; ``find`` answers the condition and the words."""

    code: str
    title: str
    find: Callable[[Actor, str, date], tuple[Q, str] | None]

    def read(self, actor: Actor, parameters: QueryDict, today: date) -> Applied | None:
        """Ask ``find`` what the value means for this actor; what it does not know is no filter."""
        value = parameters.get(self.code, "")[:60]
        found = self.find(actor, value, today) if value else None
        if found is None:
            return None
        condition, words = found
        sentence = gettext("{title} is {value}").format(title=gettext(self.title), value=words)
        return Applied(self.code, condition, sentence, ((self.code, value),))

    def control(self, parameters: QueryDict) -> Control:
        """Return a hidden field that keeps the value while other filters change."""
        value = parameters.get(self.code, "")[:60]
        return Control("hidden", self.code, gettext(self.title), first=value, active=bool(value))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _said(day: Any) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
