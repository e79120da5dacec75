"""Shares are exact integers: the vectors of the law's words."""

from fractions import Fraction

import pytest

from unionhall.workflow.rules.majorities import HALF, QUORUM, Majority, least, reaches


@pytest.mark.parametrize(
    ("whole", "two_thirds", "over_half", "half"),
    [(9, 6, 5, 5), (10, 7, 6, 5), (23, 16, 12, 12), (30, 20, 16, 15), (31, 21, 16, 16), (125, 84, 63, 63)],
)
def test_quorum_and_majority_vectors(whole, two_thirds, over_half, half):
    assert least(whole, QUORUM, inclusive=True) == two_thirds
    assert least(whole, HALF, inclusive=False) == over_half
    assert least(whole, HALF, inclusive=True) == half


@pytest.mark.parametrize("share", [QUORUM, HALF, Fraction(1, 3), Fraction(15, 100), Fraction(1, 20)])
@pytest.mark.parametrize("inclusive", [True, False])
def test_least_is_the_first_part_that_reaches(share, inclusive):
    for whole in range(300):
        enough = least(whole, share, inclusive)
        assert reaches(enough, whole, share, inclusive)
        assert enough == 0 or not reaches(enough - 1, whole, share, inclusive)


def test_sixty_six_of_a_hundred_is_no_quorum_and_sixty_seven_is():
    assert not reaches(66, 100, QUORUM, True)
    assert reaches(67, 100, QUORUM, True)


def test_fifty_of_a_hundred_is_not_over_half():
    assert not reaches(50, 100, HALF, False)
    assert Majority(HALF, inclusive=True, base="all").reached(50, 100)


def test_nobody_of_nobody():
    assert least(0, QUORUM, True) == 0
    assert least(0, HALF, False) == 1
    with pytest.raises(AssertionError):
        least(-1, HALF, True)
