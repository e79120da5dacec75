"""Tables of sizes at their edges, and what a unit of a size must have."""

from datetime import date

import pytest

from unionhall.kernel.errors import Refused
from unionhall.organizing.rules.sizes import (
    COMMITTEE,
    CONGRESS,
    EITHER,
    MEETING,
    ONE_MEMBER,
    Seats,
    audit_seats,
    bands_of,
    check_form,
    check_term,
    has_audit_committee,
    meeting_form,
    must_have_committee,
    seats_for,
    women_body,
)
from unionhall.workflow.queries.profiles import profile_for

CN = bands_of(
    {"from": low, "to": high, "least": least, "most": most}
    for low, high, least, most in [
        (1, 24, 3, 5), (25, 200, 3, 7), (201, 1000, 7, 15), (1001, 5000, 15, 21), (5001, 10000, 21, 29),
        (10001, 50000, 29, 37), (50001, None, 37, 45),
    ]
)  # fmt: skip


@pytest.mark.parametrize(("members", "least", "most"), [
    (1, 3, 5), (24, 3, 5), (25, 3, 7), (200, 3, 7), (201, 7, 15), (1000, 7, 15), (1001, 15, 21), (5000, 15, 21),
    (5001, 21, 29), (10000, 21, 29), (10001, 29, 37), (50000, 29, 37), (50001, 37, 45), (300000, 37, 45),
])  # fmt: skip
def test_committee_bands(members: int, least: int, most: int) -> None:
    assert seats_for(members, CN) == Seats(least, most)


def test_a_number_without_a_band_is_refused_with_it() -> None:
    with pytest.raises(Refused) as refused:
        seats_for(0, CN)
    assert refused.value.facts == {"members": 0}


def test_only_odd_numbers_where_the_profile_says_so() -> None:
    odd = seats_for(150, CN, odd_only=True)
    assert odd.choices() == (3, 5, 7)
    assert not odd.allows(4)
    assert seats_for(150, CN).allows(4)
    assert not seats_for(150, CN).allows(8)


def test_audit_committee() -> None:
    assert (audit_seats().least, audit_seats().most) == (3, 11)
    assert not has_audit_committee(24, 25)
    assert has_audit_committee(25, 25)


@pytest.mark.parametrize(
    ("women", "threshold", "body"),
    [
        (0, 10, ""),
        (1, 10, ONE_MEMBER),
        (9, 10, ONE_MEMBER),
        (10, 10, COMMITTEE),
        (24, 25, ONE_MEMBER),
        (25, 25, COMMITTEE),
    ],
)
def test_women(women: int, threshold: int, body: str) -> None:
    assert women_body(women, threshold) == body


def test_meeting_or_congress() -> None:
    assert (meeting_form(99, 100), meeting_form(100, 100)) == (MEETING, EITHER)
    check_form(MEETING, 99, 100)
    check_form(CONGRESS, 100, 100)
    with pytest.raises(Refused) as refused:
        check_form(CONGRESS, 99, 100)
    assert refused.value.facts == {"members": 99, "least": 100}
    with pytest.raises(Refused):
        check_form("party", 99, 100)


def test_twenty_five_members_must_have_a_committee() -> None:
    assert [must_have_committee(members, 25) for members in (24, 25)] == [False, True]


@pytest.mark.parametrize("years", [1, 2, 4, 6])
def test_a_term_is_three_or_five_years(years: int) -> None:
    check_term(3)
    check_term(5)
    with pytest.raises(Refused):
        check_term(years)


@pytest.mark.parametrize(("members", "least", "most"), [
    (100, 30, 40), (200, 30, 40), (201, 40, 60), (1000, 40, 60), (1001, 60, 90), (5000, 60, 90), (5001, 90, 130),
    (10001, 130, 180), (50001, 180, 240),
])  # fmt: skip
def test_delegates_of_a_member_congress_by_the_national_profile(members: int, least: int, most: int) -> None:
    numbers = profile_for("", date(2026, 11, 23))
    assert seats_for(members, bands_of(numbers.value("delegates.size").value)) == Seats(least, most)
