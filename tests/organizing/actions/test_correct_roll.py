"""The frozen roll is corrected one by one, with a reason."""

import pytest

from unionhall.kernel.errors import NotFound, Refused
from unionhall.organizing.actions.correct_roll import correct_roll
from unionhall.organizing.actions.freeze_roll import freeze_roll
from unionhall.organizing.queries.undertakings import voters_of


def test_strike_and_enter(ground, people, renewal, now) -> None:
    first, *_ = people(3)
    freeze_roll(actor=ground.chair, undertaking_id=renewal.pk, now=now)
    (late,) = people(1)
    call = {"actor": ground.chair, "undertaking_id": renewal.pk, "now": now}
    correct_roll(person_id=first.pk, strike=True, reason="已调出", **call)
    correct_roll(person_id=late.pk, strike=False, reason="漏登", **call)
    assert set(voters_of(renewal).values_list("person_id", flat=True)) >= {late.pk}
    assert first.pk not in set(voters_of(renewal).values_list("person_id", flat=True))
    correct_roll(person_id=first.pk, strike=False, reason="更正", **call)
    assert voters_of(renewal).count() == 4


def test_only_members_and_only_with_a_reason(ground, people, renewal, now) -> None:
    (member,) = people(1)
    freeze_roll(actor=ground.chair, undertaking_id=renewal.pk, now=now)
    call = {"actor": ground.chair, "undertaking_id": renewal.pk, "now": now}
    with pytest.raises(Refused):
        correct_roll(person_id=member.pk, strike=True, reason=" ", **call)
    with pytest.raises(NotFound):
        correct_roll(person_id=member.pk + 1, strike=True, reason="无", **call)
    with pytest.raises(Refused):
        correct_roll(person_id=member.pk + 1, strike=False, reason="无", **call)
