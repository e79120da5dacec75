"""Cross-checks: small declared rules between the figures of a return, of last year's and of the target.

``total == men + women`` · ``women <= members`` · ``members ~ last_year.members 20%`` (within 20 per cent) ·
``founded >= target.founded``. Whole numbers only; the arithmetic is exact.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from unionhall.kernel.text import N_, Sentence

NOW, LAST_YEAR, LAST_ROUND, TARGET = "", "last_year", "last_round", "target"
SOURCES = {
    NOW: N_("this return"),
    LAST_YEAR: N_("last year's return"),
    LAST_ROUND: N_("the return before"),
    TARGET: N_("the target"),
}
RELATIONS = ("==", "<=", ">=", "~")
MOST_TERMS = 40
LONGEST_RULE = 400
_TERM = re.compile(
    r"(?:(?P<times>\d{1,6})\s*\*\s*)?(?:(?P<source>last_year|last_round|target)\.)?(?P<field>[a-z][a-z0-9_]{0,29})"
    r"|(?P<number>\d{1,15})"
)
_WHOLE = re.compile(r"(?P<left>[^=<>~]+)(?P<relation>==|<=|>=|~)(?P<right>[^=<>~%]+?)(?:\s+(?P<slack>\d{1,3})\s*%)?")

Figures = Mapping[str, int]


class Broken(Exception):
    """A rule that cannot be read; the text says why."""


@dataclass(frozen=True, slots=True)
class Term:
    """``times`` × one figure of a source; a lone number has no field."""

    times: int
    field: str
    source: str = NOW


@dataclass(frozen=True, slots=True)
class Rule:
    """``left`` stands in ``relation`` to ``right``; ``~`` allows ``slack`` per cent of the right side."""

    left: tuple[Term, ...]
    relation: str
    right: tuple[Term, ...]
    slack: int = 0

    @property
    def terms(self) -> tuple[Term, ...]:
        return self.left + self.right


@dataclass(frozen=True, slots=True)
class Sides:
    """What a rule found: both numbers; ``holds`` is ``None`` when a number that it needs is not there."""

    holds: bool | None
    left: int = 0
    right: int = 0


def parse(text: str) -> Rule:
    """Return the rule; raise ``Broken`` with what is wrong.

    >>> parse("members ~ last_year.members 20%").slack
    20
    """
    found = _WHOLE.fullmatch(text.strip()) if len(text) <= LONGEST_RULE else None
    if found is None:
        raise Broken("a rule is one side, one of == <= >= ~, and the other side")
    if (found["relation"] == "~") != bool(found["slack"]):
        raise Broken("~ names a percentage at its end, and only ~ does")
    rule = Rule(_side(found["left"]), found["relation"], _side(found["right"]), int(found["slack"] or 0))
    if len(rule.terms) > MOST_TERMS:
        raise Broken(f"a rule has at most {MOST_TERMS} terms")
    return rule


def _side(text: str) -> tuple[Term, ...]:
    terms, sign = [], 1
    for position, word in enumerate(re.split(r"([+-])", text)):
        if position % 2:
            sign = 1 if word == "+" else -1
            continue
        found = _TERM.fullmatch(word.strip())
        if found is None:
            raise Broken(f"“{word.strip()[:40]}” is no figure")
        if found["number"]:
            terms.append(Term(sign * int(found["number"]), ""))
        else:
            terms.append(Term(sign * int(found["times"] or 1), found["field"], found["source"] or NOW))
    return tuple(terms)


def weigh(rule: Rule, sources: Mapping[str, Figures]) -> Sides:
    """Return both sides; a figure that is not there (no return last year) leaves the rule open."""
    left, right = _sum(rule.left, sources), _sum(rule.right, sources)
    if left is None or right is None:
        return Sides(None)
    return Sides(_holds(rule, left, right), left, right)


def _sum(terms: tuple[Term, ...], sources: Mapping[str, Figures]) -> int | None:
    total = 0
    for term in terms:
        if not term.field:
            total += term.times
            continue
        figure = sources.get(term.source, {}).get(term.field)
        if figure is None:
            return None
        total += term.times * figure
    return total


def _holds(rule: Rule, left: int, right: int) -> bool:
    if rule.relation == "~":
        return abs(left - right) <= Fraction(rule.slack, 100) * abs(right)
    return {"==": left == right, "<=": left <= right, ">=": left >= right}[rule.relation]


def said(rule: Rule, sides: Sides, title: str) -> Sentence:
    """Return what a breach says, with both numbers."""
    sentences = {
        "==": N_("{title}: {left} and {right} are not the same."),
        "<=": N_("{title}: {left} is more than {right}."),
        ">=": N_("{title}: {left} is less than {right}."),
        "~": N_("{title}: {left} is more than {slack} per cent away from {right}."),
    }
    facts = {"title": title, "left": sides.left, "right": sides.right, "slack": rule.slack}
    return Sentence(sentences[rule.relation], facts)
