"""What a set of enterprises comes to: colours, reasons and the four rates, always with numerator and denominator."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from unionhall.guidance.rules.risk import (
    COLOURS,
    CONGRESS,
    CONGRESS_MONTHS,
    CONTRACT,
    OPENNESS,
    REASONS,
    RED,
    STAFF_FOR_A_UNION,
    UNION,
    Facts,
    Judgement,
    months_before,
)
from unionhall.kernel.text import N_

RATES = {
    UNION: N_("Enterprises with a union"),
    CONGRESS: N_("With a congress or staff meeting in the last 12 months"),
    OPENNESS: N_("With open factory affairs that are up to date"),
    CONTRACT: N_("With a collective contract in force"),
}
RATES_OF = {
    UNION: N_("of the enterprises"),
    CONGRESS: N_("of those with a union"),
    OPENNESS: N_("of those with a union"),
    CONTRACT: N_("of those with a union and 25 or more staff"),
}


@dataclass(slots=True)
class Rate:
    """How many of how many."""

    done: int = 0
    of: int = 0


@dataclass(slots=True)
class Figures:
    """Counts of one set of enterprises on a day."""

    enterprises: int = 0
    colours: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COLOURS, 0))
    reasons: dict[str, int] = field(default_factory=lambda: dict.fromkeys(REASONS, 0))
    rates: dict[str, Rate] = field(default_factory=lambda: {code: Rate() for code in RATES})


def tally(judged: Iterable[tuple[Facts, Judgement]], on: date) -> Figures:
    """Count; an enterprise is red for a reason once, and may have several."""
    found = Figures()
    for facts, judgement in judged:
        found.enterprises += 1
        found.colours[judgement.colour] += 1
        for reason in judgement.of(RED):
            found.reasons[reason.code] += 1
        for code, rate in found.rates.items():
            if counts_for(code, facts):
                rate.of += 1
                rate.done += fulfils(code, facts, on)
    return found


def counts_for(rate: str, facts: Facts) -> bool:
    """Tell whether an enterprise stands in the denominator of a rate."""
    if rate == UNION:
        return True
    if rate == CONTRACT:
        return facts.union and (facts.headcount or 0) >= STAFF_FOR_A_UNION
    return facts.union


def fulfils(rate: str, facts: Facts, on: date) -> bool:
    """Tell whether an enterprise stands in the numerator of a rate; unknown does not count."""
    return _FULFILS[rate](facts, on)


def _union(facts: Facts, _on: date) -> bool:
    return facts.union


def _congress(facts: Facts, on: date) -> bool:
    last = facts.congress.last_on
    return last is not None and last >= months_before(on, CONGRESS_MONTHS)


def _openness(facts: Facts, on: date) -> bool:
    known = facts.openness
    return not known.missing and known.until is not None and known.until >= on


def _contract(facts: Facts, on: date) -> bool:
    known = facts.contract
    return not known.missing and known.until is not None and known.until >= on


_FULFILS: dict[str, Callable[[Facts, date], bool]] = {
    UNION: _union,
    CONGRESS: _congress,
    OPENNESS: _openness,
    CONTRACT: _contract,
}


def shows(what: str, facts: Facts, judgement: Judgement, on: date) -> bool:
    """Tell whether an enterprise stands behind a figure: ``all``, a colour, ``red:term``, ``done:…`` or ``open:…``."""
    kind, _, code = what.partition(":")
    if kind == "red" and code:
        return any(reason.code == code for reason in judgement.of(RED))
    if kind in {"done", "open"} and code in RATES:
        return counts_for(code, facts) and fulfils(code, facts, on) == (kind == "done")
    return what in {"all", judgement.colour}


def known_shows() -> dict[str, str]:
    """Return every set of rows that a figure may lead to, with its title."""
    return {
        "all": N_("All enterprises"),
        **COLOURS,
        **{f"red:{code}": title for code, title in REASONS.items()},
        **{f"done:{code}": title for code, title in RATES.items()},
        **{f"open:{code}": _WITHOUT[code] for code in RATES},
    }


_WITHOUT = {
    UNION: N_("Enterprises without a union"),
    CONGRESS: N_("Without a congress in the last 12 months, as far as is known"),
    OPENNESS: N_("Without up-to-date open factory affairs, as far as is known"),
    CONTRACT: N_("Without a collective contract in force, as far as is known"),
}
