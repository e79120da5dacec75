"""What may be said about an enterprise's congress, openness and contract, and with which dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

CONGRESS, OPENNESS, CONTRACT = "congress", "openness", "contract"
KINDS = {
    CONGRESS: N_("Workers' congress or staff meeting"),
    OPENNESS: N_("Open factory affairs"),
    CONTRACT: N_("Collective contract"),
}
CONGRESS_FORM, MEETING, REGIONAL = "congress", "meeting", "regional"
POSTING = "posting"
WAGE, COLLECTIVE = "wage", "collective"
FORMS = {
    CONGRESS_FORM: N_("Workers' congress"),
    MEETING: N_("Staff meeting"),
    REGIONAL: N_("Regional congress or contract that takes it in"),
    POSTING: N_("Catalogue and posting"),
    WAGE: N_("Wage contract"),
    COLLECTIVE: N_("General collective contract"),
}
FORMS_OF: Mapping[str, tuple[str, ...]] = {
    CONGRESS: (CONGRESS_FORM, MEETING, REGIONAL),
    OPENNESS: (POSTING,),
    CONTRACT: (WAGE, COLLECTIVE, REGIONAL),
}
# 集体合同规定: a collective contract runs one to three years.
LONGEST_CONTRACT_YEARS = 3
LONGEST_SOURCE, LONGEST_NOTE = 120, 400


@dataclass(frozen=True, slots=True)
class Practice:
    """One fact about an enterprise, as somebody states it."""

    kind: str
    held_on: date
    source: str
    form: str = ""
    held: bool = True
    valid_to: date | None = None
    note: str = ""


def read_practice(stated: Practice, *, opened_on: date | None, today: date) -> Practice:
    """Return the fact with its texts trimmed; refuse one that cannot be."""
    if stated.kind not in KINDS:
        raise Refused("guidance.no_such_practice", N_("There is no such practice: {kind}."), kind=stated.kind[:40])
    forms = FORMS_OF[stated.kind]
    if stated.held and stated.form not in forms:
        raise Refused("guidance.no_such_form", N_("Say in which form."), where="form")
    if not stated.held and stated.form:
        raise Refused("guidance.form_of_nothing", N_("What was not found has no form."), where="form")
    source = stated.source.strip()
    if not source:
        raise Refused(
            "guidance.no_source", N_("Say where this is known from: minutes, a picture, a visit."), where="source"
        )
    if len(source) > LONGEST_SOURCE or len(stated.note) > LONGEST_NOTE:
        raise Refused("guidance.too_long", N_("That is too long."))
    if stated.held_on > today:
        raise Refused(
            "guidance.in_the_future", N_("What will be is no fact yet; record it when it was."), where="held_on"
        )
    if opened_on is not None and stated.held_on < opened_on:
        raise Refused(
            "guidance.before_it_stood",
            N_("The enterprise opened on {day}; the fact lies before."),
            where="held_on",
            day=opened_on,
        )
    _check_validity(stated)
    return Practice(
        kind=stated.kind,
        form=stated.form,
        held=stated.held,
        held_on=stated.held_on,
        valid_to=stated.valid_to,
        source=source,
        note=stated.note.strip(),
    )


def _check_validity(stated: Practice) -> None:
    if not stated.held:
        if stated.valid_to is not None:
            raise Refused("guidance.nothing_ends", N_("What was not found has no last day."), where="valid_to")
        return
    if stated.kind == CONGRESS:
        if stated.valid_to is not None:
            raise Refused("guidance.congress_ends", N_("A congress has a day, no last day."), where="valid_to")
        return
    if stated.valid_to is None:
        words = {
            OPENNESS: N_("Say by when the next posting is due."),
            CONTRACT: N_("Say the last day of the contract."),
        }
        raise Refused("guidance.no_last_day", words[stated.kind], where="valid_to")
    if stated.valid_to < stated.held_on:
        raise Refused("guidance.ends_before_it_begins", N_("The last day lies before the first."), where="valid_to")
    latest = _years_later(stated.held_on, LONGEST_CONTRACT_YEARS)
    if stated.valid_to > latest:
        raise Refused(
            "guidance.too_long_a_contract",
            N_("That is more than {years} years after the first day."),
            where="valid_to",
            years=LONGEST_CONTRACT_YEARS,
        )


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)
