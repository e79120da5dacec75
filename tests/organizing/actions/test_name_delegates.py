"""Delegates come from the roll of a congress; managers are some of them."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.organizing.actions.freeze_roll import freeze_roll
from unionhall.organizing.actions.name_delegates import name_delegates
from unionhall.organizing.models import Undertaking


@pytest.fixture
def call(ground, people, by_election, now):
    made = people(4)
    freeze_roll(actor=ground.chair, undertaking_id=by_election.pk, now=now)
    Undertaking.objects.update(form="congress")
    return {"actor": ground.chair, "undertaking_id": by_election.pk, "now": now}, [one.pk for one in made]


def test_they_count_and_replace_each_other(call, by_election) -> None:
    given, made = call
    name_delegates(person_ids=made, managers=made[:1], **given)
    assert name_delegates(person_ids=made[:2], managers=made[:1], **given) == 2
    by_election.refresh_from_db()
    assert (by_election.delegates, by_election.delegates_managers) == (2, 1)


def test_not_without_a_congress_not_from_outside(call, by_election) -> None:
    given, made = call
    with pytest.raises(Refused, match="roll"):
        name_delegates(person_ids=[999_999], **given)
    with pytest.raises(Refused, match="managers"):
        name_delegates(person_ids=made[:1], managers=made[1:2], **given)
    Undertaking.objects.update(form="meeting")
    with pytest.raises(Refused, match="congress"):
        name_delegates(person_ids=made, **given)
