"""What a unit writes into its return: clean values, what is missing, which cross-checks are broken."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from unionhall.desk.rules.cross_checks import NOW, TARGET, Figures, said, weigh
from unionhall.desk.rules.return_forms import CHOICE, FILE, SHARE, TEXT, FormField, ReturnForm
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_, Sentence

MOST_FIGURE = 10**15
LONGEST_TEXT = 2000
LONGEST_EXPLANATION = 500
FILLED = "filled_"  # before a field's code: the check that a self-filled figure was left as it was counted


@dataclass(frozen=True, slots=True)
class Judged:
    """One cross-check that does not hold, in words with both numbers. ``explained``: somebody said why."""

    code: str
    sentence: Sentence
    left: int
    right: int
    firm: bool
    explanation: str = ""

    @property
    def stops(self) -> bool:
        return self.firm or not self.explanation


def clean_values(form: ReturnForm, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was given for the form's fields, without what is empty; refuse what does not fit its field."""
    unknown = sorted(set(given) - {one.code for one in form.asked})
    if unknown:
        raise Refused(
            "desk.unknown_field", N_("The return has no field “{field}”."), where="values", field=unknown[0][:40]
        )
    found = {}
    for one in form.asked:
        value = given.get(one.code)
        if value is None or value == "":
            continue
        found[one.code] = _clean(one, value)
    return found


def _clean(one: FormField, value: Any) -> Any:
    if one.kind == FILE:
        return _whole(one, value, 1)
    if one.kind == TEXT:
        text = str(value).strip()
        if len(text) > LONGEST_TEXT or "\x00" in text:
            raise Refused(
                "desk.text_long",
                N_("“{title}” has {length} letters, at most {most} are kept."),
                where=one.code,
                title=one.title,
                length=len(text),
                most=LONGEST_TEXT,
            )
        return text
    if one.kind == CHOICE:
        if value not in one.choices:
            raise Refused("desk.no_choice", N_("“{title}” is none of its choices."), where=one.code, title=one.title)
        return value
    return _whole(one, value, 0)


def _whole(one: FormField, value: Any, least: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= MOST_FIGURE:
        raise Refused(
            "desk.no_whole_number",
            N_("“{title}” is a whole number from 0."),
            where=one.code,
            title=one.title,
        )
    return value


def missing(form: ReturnForm, values: Mapping[str, Any]) -> list[str]:
    """Return the titles of required fields without a value."""
    return [one.title for one in form.asked if one.required and values.get(one.code) in (None, "")]


def figures(form: ReturnForm, values: Mapping[str, Any]) -> dict[str, int]:
    """Return the figures among the values."""
    return {one.code: int(values[one.code]) for one in form.fields if one.is_figure and one.code in values}


def judge(
    form: ReturnForm,
    values: Mapping[str, Any],
    *,
    others: Mapping[str, Figures],
    filled: Mapping[str, Mapping[str, Any]],
    explanations: Mapping[str, str],
) -> list[Judged]:
    """Return every check that the values break: the form's own, and figures changed after they filled themselves.

    ``others`` holds the figures of last year's return, of the return before and of the target.
    """
    sources = {**others, NOW: figures(form, values)}
    found = []
    for check in form.checks:
        rule = check.parsed()
        sides = weigh(rule, sources)
        if sides.holds is False:
            words = said(rule, sides, check.title)
            told = "" if check.firm else explanations.get(check.code, "")
            found.append(Judged(check.code, words, sides.left, sides.right, check.firm, told))
    for code, counted in filled.items():
        here, known = sources[NOW].get(code), form.codes.get(code)
        if known is not None and here is not None and here != counted["value"]:
            words = Sentence(
                N_("{title}: {left} was written, {right} was counted from the records."),
                {"title": known.title, "left": here, "right": counted["value"]},
            )
            name = FILLED + code
            found.append(Judged(name, words, here, int(counted["value"]), False, explanations.get(name, "")))
    return found


def clean_explanations(form: ReturnForm, given: Mapping[str, str]) -> dict[str, str]:
    """Return the explanations of checks that the form has; refuse endless ones."""
    known = {one.code for one in form.checks} | {FILLED + one.code for one in form.fields}
    found = {}
    for code, text in given.items():
        line = " ".join(str(text).split())
        if code not in known or not line:
            continue
        if len(line) > LONGEST_EXPLANATION:
            raise Refused(
                "desk.explanation_long",
                N_("An explanation has at most {most} letters."),
                where="explanations",
                most=LONGEST_EXPLANATION,
            )
        found[code] = line
    return found


def share_of(one: FormField, totals: Mapping[str, int]) -> Fraction | None:
    """Return a computed share, ``None`` when there is nothing to divide by."""
    assert one.kind == SHARE, one.code
    over, under = (totals.get(code, 0) for code in one.of)
    return Fraction(over, under) if under else None


def progress(value: int, target: int) -> int | None:
    """Return how much of a target is reached, in whole per cent rounded down; ``None`` without a target.

    >>> progress(199, 200), progress(0, 0)
    (99, None)
    """
    return value * 100 // target if target else None


__all__ = [
    "FILLED",
    "TARGET",
    "Judged",
    "clean_explanations",
    "clean_values",
    "figures",
    "judge",
    "missing",
    "progress",
    "share_of",
]
