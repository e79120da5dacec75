"""The list is longer than the seats, rounded up exactly."""

from fractions import Fraction

import pytest

from unionhall.organizing.rules.differential import differential_sentence, least_candidates, percent


@pytest.mark.parametrize(
    ("seats", "surplus", "least"),
    [
        (7, Fraction(5, 100), 8),
        (21, Fraction(5, 100), 23),
        (9, Fraction(10, 100), 10),
        (20, Fraction(5, 100), 21),
        (40, Fraction(15, 100), 46),
        (3, Fraction(0), 3),
        (0, Fraction(5, 100), 0),
    ],
)
def test_the_least_number_is_rounded_up(seats: int, surplus: Fraction, least: int) -> None:
    assert least_candidates(seats, surplus) == least


def test_a_whole_number_stays_whole() -> None:
    """1.1 × 10 is 11 exactly; floats say 11.000000000000002 and would ask for 12."""
    assert least_candidates(10, Fraction(1, 10)) == 11


def test_the_sentence_shows_its_numbers() -> None:
    said = differential_sentence(7, 7, Fraction(5, 100)).plain()
    assert said == "7 candidates for 7 seats; at least 8 are needed (5 % more, rounded up)."


@pytest.mark.parametrize(
    ("share", "written"), [(Fraction(15, 100), "15"), (Fraction(125, 1000), "12.5"), (Fraction(1, 3), "33.3")]
)
def test_percent_without_floats(share: Fraction, written: str) -> None:
    assert percent(share) == written
