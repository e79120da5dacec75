"""Rule profiles: numbers that a law or a province sets, as dated data with their source (decision: data, not code).

A profile holds only what differs from its parent. ``resolve`` lays the profiles over each other for one day; a run pins
the result's ``pin`` at its start and keeps it for its whole life.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.workflow.rules.majorities import BASES, COMPARATORS, MORE_THAN, Majority
from unionhall.workflow.rules.profile_keys import KEYS

NATIONAL = "CN"
UNITS = ("share", "day", "working_day", "month", "year", "people", "members", "employees", "flag", "bands")


@dataclass(frozen=True, slots=True)
class RuleNumber:
    """One number of a rule with where it comes from; ``verified``: a person read the official text.

    ``value`` is an integer, a flag, a share as text ("2/3") or a list of bands, as ``unit`` says. ``profile`` is the
    profile that said it, after inheritance.
    """

    key: str
    value: Any
    unit: str
    base: str = ""
    comparator: str = ""
    source: str = ""
    article: str = ""
    verified: bool = False
    profile: str = ""
    from_on: date | None = None
    to_on: date | None = None

    def number(self) -> int:
        """Return an integer (days, months, people)."""
        assert isinstance(self.value, int), f"{self.key} is no whole number"
        return self.value

    def share(self) -> Fraction:
        """Return a share, exactly."""
        return Fraction(str(self.value))

    def majority(self) -> Majority:
        """Return the share with its base and whether the number itself suffices."""
        return Majority(self.share(), inclusive=self.comparator != MORE_THAN, base=self.base)


@dataclass(frozen=True, slots=True)
class ProfileData:
    """A profile as its file has it: ``regions`` are the beginnings of region codes that it serves."""

    code: str
    name: str
    parent: str
    regions: tuple[str, ...]
    numbers: tuple[RuleNumber, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """The numbers that hold on ``on`` in a place, its own before its parents'."""

    code: str
    name: str
    on: date
    numbers: Mapping[str, RuleNumber] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def pin(self) -> str:
        """Return what a run keeps to find the same numbers again."""
        return f"{self.code}@{self.on.isoformat()}"

    def value(self, key: str) -> RuleNumber:
        """Return a number; a key that this place has no rule for is a mistake of the caller: ask ``has`` first."""
        found = self.numbers.get(key)
        if found is None:
            raise Refused(
                "workflow.no_rule",
                N_("The rule profile {profile} has no number for {key}. Add it with its source."),
                profile=self.code,
                key=key,
            )
        return found

    def has(self, key: str) -> bool:
        """Tell whether there is a rule for ``key``."""
        return key in self.numbers

    def unverified(self, keys: Iterable[str]) -> tuple[RuleNumber, ...]:
        """Return those of the numbers that nobody has checked against the official text."""
        return tuple(self.numbers[key] for key in keys if key in self.numbers and not self.numbers[key].verified)


def read_profile(raw: Mapping[str, Any]) -> ProfileData:
    """Turn the content of a profile's file into numbers; what is wrong is a mistake in our data and stops the start."""
    code = str(raw["code"])
    numbers = tuple(
        RuleNumber(
            key=row["key"],
            value=row["value"],
            unit=row["unit"],
            base=row.get("base", ""),
            comparator=row.get("comparator", ""),
            source=row["source"],
            article=row.get("article", ""),
            verified=row["verified"],
            profile=code,
            from_on=row.get("from_on"),
            to_on=row.get("to_on"),
        )
        for row in raw.get("number", ())
    )
    profile = ProfileData(code, str(raw["name"]), raw.get("parent", ""), tuple(raw.get("regions", ())), numbers)
    found = profile_faults(profile)
    assert not found, "; ".join(found)
    return profile


def profile_faults(profile: ProfileData) -> list[str]:
    """Return everything that is wrong with a profile's data."""
    found = []
    for one in profile.numbers:
        where = f"{profile.code} {one.key}"
        if one.key not in KEYS:
            found.append(f"{where}: unknown key")
        if one.unit not in UNITS:
            found.append(f"{where}: unknown unit {one.unit}")
        if not one.source:
            found.append(f"{where}: no source")
        if one.unit == "share" and (one.base not in BASES or one.comparator not in COMPARATORS):
            found.append(f"{where}: a share needs its base and its comparator")
        if one.from_on and one.to_on and one.to_on < one.from_on:
            found.append(f"{where}: ends before it begins")
    for one in profile.numbers:
        same = [other for other in profile.numbers if other.key == one.key and other is not one]
        if any(_overlap(one, other) for other in same):
            found.append(f"{profile.code} {one.key}: two numbers for the same days")
    return sorted(set(found))


def resolve(profiles: Mapping[str, ProfileData], code: str, on: date) -> Profile:
    """Lay a profile over its parents for one day."""
    top = profiles.get(code)
    if top is None:
        raise Refused(
            "workflow.no_profile",
            N_("There is no rule profile {profile}. Known are: {known}."),
            profile=code,
            known=", ".join(sorted(profiles)),
        )
    numbers: dict[str, RuleNumber] = {}
    line: ProfileData | None = top
    seen: set[str] = set()
    while line is not None and line.code not in seen:
        seen.add(line.code)
        for one in line.numbers:
            if _holds(one, on):
                numbers.setdefault(one.key, one)
        line = profiles.get(line.parent)
    return Profile(code=top.code, name=top.name, on=on, numbers=MappingProxyType(numbers))


def profile_of_region(profiles: Mapping[str, ProfileData], region_code: str) -> str:
    """Return the code of the profile whose region beginning is the longest match, the national one without any."""
    fits = [
        (len(start), profile.code)
        for profile in profiles.values()
        for start in profile.regions
        if region_code.startswith(start)
    ]
    return max(fits)[1] if fits else NATIONAL


def read_pin(pin: str) -> tuple[str, date]:
    """Take a pin apart.

    >>> read_pin("SH@2026-11-22")
    ('SH', datetime.date(2026, 11, 22))
    """
    code, _, day = pin.rpartition("@")
    return code, date.fromisoformat(day)


def _holds(one: RuleNumber, on: date) -> bool:
    return (one.from_on is None or one.from_on <= on) and (one.to_on is None or on <= one.to_on)


def _overlap(one: RuleNumber, other: RuleNumber) -> bool:
    starts = max(one.from_on or date.min, other.from_on or date.min)
    return starts <= min(one.to_on or date.max, other.to_on or date.max)
