"""Preparing and deciding are kept apart; the concerned stand aside."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.workflow.rules.separation import Step, keep_apart, makers, recusal

NONE: frozenset[int] = frozenset()


def test_only_what_came_since_the_last_decision_is_judged():
    steps = [Step(1, NONE, "unit"), Step(2, NONE, "superior"), Step(3, NONE, "unit"), Step(4, NONE, "station")]
    assert [one.account_id for one in makers(steps)] == [3, 4]


def test_the_preparer_does_not_decide():
    with pytest.raises(Refused, match="same_person"):
        keep_apart([Step(1, NONE, "unit")], 1, NONE)
    keep_apart([Step(1, NONE, "unit")], 2, NONE)


def test_neither_does_somebody_in_the_preparers_place():
    with pytest.raises(Refused, match="same_person"):
        keep_apart([Step(1, NONE, "unit")], 2, frozenset({1}))
    with pytest.raises(Refused, match="same_person"):
        keep_apart([Step(3, frozenset({2}), "unit")], 2, NONE)


def test_a_system_does_not_decide():
    with pytest.raises(Refused, match="checker_unknown"):
        keep_apart([], None, NONE)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"set_aside": True}, "workflow.set_aside"),
        ({"own_people": [5], "concerned": [5, 6]}, "workflow.own_matter"),
        ({"household": [6], "concerned": [5, 6]}, "workflow.household"),
        ({"household": [7], "own_people": [8], "concerned": [5, 6]}, None),
    ],
)
def test_recusal(given, code):
    found = recusal(**{"set_aside": False, "own_people": [], "household": [], "concerned": []} | given)
    assert (found.code if found else None) == code
