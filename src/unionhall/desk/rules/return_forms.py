"""Return forms as data: declared fields, what they mean, and everything that is wrong with a declaration."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from unionhall.desk.rules.cross_checks import NOW, Broken, Rule, parse
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

NUMBER, MONEY, CHOICE, TEXT, FILE, SHARE = "number", "money", "choice", "text", "file", "share"
FIELD_KINDS = {
    NUMBER: N_("Whole number"),
    MONEY: N_("Sum of money"),
    CHOICE: N_("Choice"),
    TEXT: N_("Words"),
    FILE: N_("File"),
    SHARE: N_("Share, computed from two figures"),
}
FIGURES = frozenset({NUMBER, MONEY})
COUNT, OVER, UNDER = "count", "numerator", "denominator"
MOST_FIELDS, MOST_CHECKS, MOST_CHOICES = 60, 60, 30
LONGEST_FIELD_TITLE = 80
_CODE = re.compile(r"[a-z][a-z0-9_]{0,29}")


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a return. ``adds``: the figure is summed up the tree. A share names its two figures in ``of``.

    ``indicator`` (with ``cohort`` and ``part``: count, numerator or denominator) says by which counted figure the field
    fills itself. Money is fen. ``target``: the field can carry a target.
    """

    code: str
    title: str
    kind: str = NUMBER
    unit: str = ""
    help: str = ""
    required: bool = True
    adds: bool = True
    target: bool = False
    choices: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    indicator: str = ""
    cohort: str = ""
    part: str = COUNT

    @property
    def is_figure(self) -> bool:
        return self.kind in FIGURES

    @property
    def is_asked(self) -> bool:
        return self.kind != SHARE


@dataclass(frozen=True, slots=True)
class Check:
    """A small rule between fields, against last year's or the last return, or against the target.

    ``firm``: a breach cannot be explained away (an impossibility); otherwise an explanation is kept with the return.
    """

    code: str
    title: str
    rule: str
    firm: bool = False

    def parsed(self) -> Rule:
        return parse(self.rule)


@dataclass(frozen=True, slots=True)
class ReturnForm:
    """What a return asks for."""

    fields: tuple[FormField, ...] = ()
    checks: tuple[Check, ...] = ()
    codes: Mapping[str, FormField] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "codes", {one.code: one for one in self.fields})

    @property
    def asked(self) -> tuple[FormField, ...]:
        return tuple(one for one in self.fields if one.is_asked)

    @property
    def targets(self) -> tuple[FormField, ...]:
        return tuple(one for one in self.fields if one.target and one.is_figure)

    def plain(self) -> dict[str, Any]:
        """Return the form as JSON holds it."""
        rows = [{name: _plain(value) for name, value in asdict(one).items()} for one in self.fields]
        return {"fields": rows, "checks": [asdict(one) for one in self.checks]}

    def with_more(self, fields: Iterable[FormField]) -> "ReturnForm":
        """Return the form with what a level below added; nothing of the form above can go."""
        return ReturnForm((*self.fields, *fields), self.checks)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def read_form(declared: Mapping[str, Any]) -> ReturnForm:
    """Return the form that was declared; refuse it with every fault at once."""
    form = made_form(declared)
    found = list(form_faults(form))
    if found:
        raise Refused(
            "desk.bad_form", N_("The return form is not sound: {faults}"), where="form", faults=" · ".join(found[:20])
        )
    return form


def made_form(declared: Mapping[str, Any]) -> ReturnForm:
    """Return a form from JSON or TOML without judging what it means; refuse what has no such shape."""
    try:
        rows, checks = list(declared.get("fields", ())), list(declared.get("checks", ()))
        if len(rows) > MOST_FIELDS or len(checks) > MOST_CHECKS:
            raise Refused(
                "desk.form_long",
                N_("A return asks for at most {fields} fields and has at most {checks} checks."),
                where="form",
                fields=MOST_FIELDS,
                checks=MOST_CHECKS,
            )
        return ReturnForm(tuple(_field(row) for row in rows), tuple(_check(row) for row in checks))
    except (TypeError, AttributeError, ValueError):
        raise Refused(
            "desk.form_shape", N_("A return form is a list of fields and a list of checks."), where="form"
        ) from None


def _field(row: Mapping[str, Any]) -> FormField:
    words = {
        name: " ".join(str(row.get(name, "")).split()) for name in ("title", "unit", "help", "indicator", "cohort")
    }
    kind = str(row.get("kind", NUMBER))
    figure = kind in FIGURES
    return FormField(
        code=str(row.get("code", "")),
        kind=kind,
        required=bool(row.get("required", True)),
        adds=figure and bool(row.get("adds", True)),
        target=figure and bool(row.get("target", False)),
        choices=tuple(" ".join(str(one).split()) for one in row.get("choices", ())),
        of=tuple(str(one) for one in row.get("of", ())),
        part=str(row.get("part", COUNT)),
        **words,
    )


def _check(row: Mapping[str, Any]) -> Check:
    title = " ".join(str(row.get("title", "")).split())
    return Check(str(row.get("code", "")), title, " ".join(str(row.get("rule", "")).split()), bool(row.get("firm")))


def form_faults(form: ReturnForm) -> Iterator[str]:
    """Return everything that is wrong with a form, in plain English for its author; nothing when it is sound."""
    if not form.asked:
        yield "it asks for nothing"
    for code in _twice([one.code for one in form.fields]):
        yield f"field {code}: declared twice"
    for code in _twice([one.code for one in form.checks]):
        yield f"check {code}: declared twice"
    for one in form.fields:
        yield from (f"field {one.code or '?'}: {fault}" for wrong, fault in _field_faults(form, one) if wrong)
    for check in form.checks:
        yield from (f"check {check.code or '?'}: {fault}" for fault in _check_faults(form, check))


def _field_faults(form: ReturnForm, one: FormField) -> Iterator[tuple[bool, str]]:
    figures = {held.code for held in form.fields if held.is_figure}
    yield not _CODE.fullmatch(one.code), "the code is not a plain word of at most 30 letters"
    yield not one.title or len(one.title) > LONGEST_FIELD_TITLE, f"a title of 1 to {LONGEST_FIELD_TITLE} letters"
    yield one.kind not in FIELD_KINDS, f"unknown kind {one.kind[:20]}"
    yield len(one.unit) > 20 or len(one.help) > 300, "unit or help is too long"
    yield (
        one.kind == CHOICE and not 2 <= len(set(one.choices)) <= MOST_CHOICES,
        "a choice needs 2 to 30 words",
    )
    yield any(not 0 < len(word) <= 60 for word in one.choices), "a choice is a word of at most 60 letters"
    yield one.kind != CHOICE and bool(one.choices), "only a choice has choices"
    yield one.kind == SHARE and (len(one.of) != 2 or not set(one.of) <= figures), "a share names two figures"
    yield one.kind != SHARE and bool(one.of), "only a share names two figures"
    yield bool(one.indicator) and one.kind != NUMBER, "only a whole number can fill itself"
    yield one.part not in {COUNT, OVER, UNDER}, f"unknown part {one.part[:20]}"
    yield len(one.indicator) > 60 or len(one.cohort) > 40, "indicator or cohort is too long"


def _check_faults(form: ReturnForm, check: Check) -> Iterator[str]:
    if not _CODE.fullmatch(check.code):
        yield "the code is not a plain word of at most 30 letters"
    if not check.title or len(check.title) > 200:
        yield "a title of 1 to 200 letters"
    try:
        rule = check.parsed()
    except Broken as fault:
        yield str(fault)
        return
    for term in rule.terms:
        known = form.codes.get(term.field)
        if term.field and (known is None or not known.is_figure):
            yield f"{term.field} is no figure of the form"
    if not any(term.field and term.source == NOW for term in rule.terms):
        yield "it says nothing about this return"


def _twice(codes: Sequence[str]) -> list[str]:
    return [code for code, count in Counter(codes).items() if count > 1]
