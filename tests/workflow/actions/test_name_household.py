"""People of one's own household are named once."""

from datetime import UTC, datetime

import pytest

from unionhall.kernel.errors import NotFound, Refused
from unionhall.workflow.actions.name_household import name_household
from unionhall.workflow.models import HouseholdTie

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
UNION = "000100010001"


def test_a_person_within_reach_is_named_once(people, ground):
    kin = ground.member(UNION).person
    first = name_household(actor=people["park"], person_id=kin.pk, now=NOW)
    assert name_household(actor=people["park"], person_id=kin.pk, now=NOW) == first
    assert HouseholdTie.objects.get().account_id == people.ids["park"]


def test_not_oneself_and_nobody_out_of_reach(people, ground):
    own = ground.member(UNION).person
    own.account_id = people.ids["park"]
    own.save()
    with pytest.raises(Refused, match="tie_oneself"):
        name_household(actor=people["park"], person_id=own.pk, now=NOW)
    with pytest.raises(NotFound):
        name_household(actor=people["twin"], person_id=own.pk, now=NOW)
