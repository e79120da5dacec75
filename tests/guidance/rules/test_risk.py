"""The red list with its numbers; unknown is not red."""

from datetime import date, timedelta

import pytest

from unionhall.guidance.rules.risk import FINE, RED, SOON, UNKNOWN, Facts, Known, judge, months_before

TODAY = date(2026, 11, 23)
GOOD = {
    "headcount": 60,
    "union": True,
    "term_ends_on": date(2028, 5, 1),
    "congress": Known(date(2026, 9, 1)),
    "openness": Known(date(2026, 10, 1), date(2027, 1, 31)),
    "contract": Known(date(2026, 3, 1), date(2027, 3, 1)),
}


def of(**more) -> tuple[str, dict[str, str]]:
    found = judge(Facts(**{**GOOD, **more}), TODAY)
    return found.colour, {reason.code: reason.colour for reason in found.reasons}


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_in_order():
    assert of() == (FINE, {})


@pytest.mark.parametrize(("headcount", "colour"), [(24, FINE), (25, RED), (None, UNKNOWN), (0, FINE)])
def test_without_a_union_only_the_size_counts(headcount, colour):
    found = judge(Facts(headcount=headcount, union=False, congress=Known(none_on=TODAY)), TODAY)
    assert found.colour == colour
    assert {reason.code for reason in found.reasons} <= {"union"}


@pytest.mark.parametrize(("ends", "colour"), [(-1, RED), (0, SOON), (90, SOON), (91, FINE), (None, UNKNOWN)])
def test_the_term(ends, colour):
    assert of(term_ends_on=None if ends is None else day(ends))[0] == colour


@pytest.mark.parametrize(
    ("known", "colour"),
    [
        (Known(date(2025, 11, 23)), SOON),
        (Known(date(2025, 11, 22)), RED),
        (Known(date(2026, 1, 21)), SOON),
        (Known(date(2026, 1, 22)), FINE),
        (Known(None, None, TODAY), RED),
        (Known(), UNKNOWN),
    ],
)
def test_a_congress_within_twelve_months(known, colour):
    assert of(congress=known)[0] == colour


@pytest.mark.parametrize(
    ("known", "colour"),
    [
        (Known(day(-30), day(-1)), RED),
        (Known(day(-30), day(0)), SOON),
        (Known(day(-30), day(30)), SOON),
        (Known(day(-30), day(31)), FINE),
        (Known(day(-30), day(31), day(-1)), RED),
        (Known(day(-30), day(31), day(-60)), FINE),
        (Known(None, None, day(-1)), RED),
        (Known(), UNKNOWN),
    ],
)
def test_openness(known, colour):
    assert of(openness=known)[0] == colour


@pytest.mark.parametrize(
    ("known", "colour"),
    [
        (Known(day(-300), day(-1)), RED),
        (Known(day(-300), day(90)), RED),
        (Known(day(-300), day(91)), FINE),
        (Known(day(-300), day(91), day(-1)), RED),
        (Known(), UNKNOWN),
    ],
)
def test_the_contract(known, colour):
    assert of(contract=known)[0] == colour
    assert of(contract=known, headcount=24)[0] == FINE
    assert of(contract=known, headcount=None)[0] == colour


def test_every_reason_is_told_with_its_numbers_the_gravest_first():
    facts = Facts(60, True, day(-10), Known(), Known(day(-1), day(5)), Known(day(-300), day(91)))
    found = judge(facts, TODAY)
    assert [(reason.code, reason.colour) for reason in found.reasons] == [
        ("term", RED),
        ("openness", SOON),
        ("congress", UNKNOWN),
    ]
    assert found.reasons[0].sentence.plain() == "The term ended on 2026-11-13, 10 days ago."
    assert [reason.code for reason in found.of(SOON)] == ["openness"]


@pytest.mark.parametrize(
    ("on", "months", "expected"),
    [
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 11, 23), 12, date(2025, 11, 23)),
        (date(2026, 1, 31), 2, date(2025, 11, 30)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
    ],
)
def test_months_before(on, months, expected):
    assert months_before(on, months) == expected
