"""Every guard has a title and says its numbers, also when it knows nothing."""

import pytest

from organizing.tables import GOOD
from unionhall.organizing.rules import guards
from unionhall.workflow.rules.procedure import Guard

ALL = [value for value in vars(guards).values() if isinstance(value, Guard)]


@pytest.mark.parametrize("guard", ALL, ids=lambda guard: guard.code)
def test_a_guard_says_yes_with_its_numbers(guard: Guard) -> None:
    finding = guard.check(GOOD)
    assert finding.ok
    assert finding.said().plain()
    assert guard.title


@pytest.mark.parametrize("guard", ALL, ids=lambda guard: guard.code)
def test_a_guard_without_facts_never_raises(guard: Guard) -> None:
    assert guard.check({}).said().plain()


def test_the_numbers_stand_in_the_sentence() -> None:
    finding = guards.QUORUM.check({**GOOD, "due": 100, "present": 66})
    assert finding.said().plain() == "66 of 100 due were present, 67 are needed."
    assert guards.TELLERS_NAMED.check({"tellers": 2, "tellers_standing": 1}).facts["standing"] == 1
