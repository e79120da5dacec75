"""Maker and checker are two people, also when somebody stands in."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.kernel.maker_checker import different_people


def test_two_people_may():
    different_people(1, 2)
    different_people(None, 2)  # prepared by the system


@pytest.mark.parametrize(
    ("maker", "checker", "maker_for", "checker_for"),
    [
        (1, 1, frozenset(), frozenset()),
        (1, 2, frozenset(), frozenset({1})),  # the checker stands in for the maker
        (2, 1, frozenset({1}), frozenset()),  # the maker stood in for the checker
        (2, 3, frozenset({1}), frozenset({1})),  # two substitutes of one person
    ],
)
def test_one_person_may_not(maker, checker, maker_for, checker_for):
    with pytest.raises(Refused) as refusal:
        different_people(maker, checker, maker_for=maker_for, checker_for=checker_for)
    assert refusal.value.code == "kernel.same_person"


def test_a_system_never_checks():
    with pytest.raises(Refused) as refusal:
        different_people(1, None)
    assert refusal.value.code == "kernel.checker_unknown"
