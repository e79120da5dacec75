"""How many seats a committee has, how many delegates a congress, and what kind of meeting elects them.

The tables are data of a rule profile: this file only reads them. A band holds for member numbers from ``members_from``
to ``members_to`` inclusive (``None``: and above), as 以上 and 以下 include the number (Civil Code art. 1259).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

MEETING, CONGRESS, EITHER = "meeting", "congress", "either"
TERMS = (3, 5)  # years; 工会法 art. 16
AUDIT_LEAST, AUDIT_MOST = 3, 11  # 工会基层组织选举工作条例 arts. 33-36
COMMITTEE, ONE_MEMBER = "committee", "one_member"


@dataclass(frozen=True, slots=True)
class Band:
    """So many seats for so many members."""

    members_from: int
    members_to: int | None
    least: int
    most: int

    def holds(self, members: int) -> bool:
        """Tell whether the band is the one for a number of members."""
        return self.members_from <= members and (self.members_to is None or members <= self.members_to)


@dataclass(frozen=True, slots=True)
class Seats:
    """What the table allows; ``odd_only``: an even number is refused."""

    least: int
    most: int
    odd_only: bool = False

    def allows(self, seats: int) -> bool:
        """Tell whether so many seats are inside the table."""
        return self.least <= seats <= self.most and not (self.odd_only and seats % 2 == 0)

    def choices(self) -> tuple[int, ...]:
        """Return every number that the table allows."""
        return tuple(seats for seats in range(self.least, self.most + 1) if self.allows(seats))


def bands_of(rows: Iterable[Mapping[str, object]]) -> tuple[Band, ...]:
    """Read a profile's table: rows with ``from``, ``to`` (missing or nothing: and above), ``least`` and ``most``."""
    return tuple(
        Band(_number(row["from"]), None if row.get("to") is None else _number(row["to"]), _number(row["least"]),
             _number(row["most"]))
        for row in rows
    )  # fmt: skip


def seats_for(members: int, bands: Sequence[Band], *, odd_only: bool = False) -> Seats:
    """Return what the table allows for a number of members; refuse a number that no band holds."""
    for band in bands:
        if band.holds(members):
            return Seats(band.least, band.most, odd_only)
    raise Refused("organizing.no_band", N_("The table of sizes says nothing about {members} members."), members=members)


def audit_seats() -> Seats:
    """Return how many sit in the finance-audit committee (经费审查委员会)."""
    return Seats(AUDIT_LEAST, AUDIT_MOST)


def has_audit_committee(members: int, must_have_committee: int) -> bool:
    """Tell whether a finance-audit committee is elected; below the number one auditor (经审委员) is."""
    return members >= must_have_committee


def women_body(women: int, threshold: int) -> str:
    """Return whether the women's committee is a committee or one women's member; nothing where there are no women."""
    if women <= 0:
        return ""
    return COMMITTEE if women >= threshold else ONE_MEMBER


def meeting_form(members: int, congress_from: int) -> str:
    """Return what elects: below ``congress_from`` the members' meeting, from there on the unit chooses."""
    return MEETING if members < congress_from else EITHER


def must_have_committee(members: int, threshold: int) -> bool:
    """Tell whether a union of this size must have a committee (工会法 art. 11: from 25)."""
    return members >= threshold


def check_term(years: int) -> None:
    """Refuse a term that the law does not know."""
    if years not in TERMS:
        raise Refused(
            "organizing.term_years",
            N_("A grassroots committee serves 3 or 5 years, as the meeting decides; not {years}."),
            years=years,
        )


def check_form(form: str, members: int, congress_from: int) -> None:
    """Refuse a member congress where the members' meeting must vote."""
    if form not in (MEETING, CONGRESS):
        raise Refused("organizing.unknown_form", N_("Choose the members' meeting or the member congress."))
    if form == CONGRESS and meeting_form(members, congress_from) == MEETING:
        raise Refused(
            "organizing.meeting_votes",
            N_("With {members} members the members' meeting votes; a congress is possible from {least} members."),
            members=members,
            least=congress_from,
        )


def _number(value: object) -> int:
    assert isinstance(value, int), "a table of sizes holds whole numbers"
    return value
