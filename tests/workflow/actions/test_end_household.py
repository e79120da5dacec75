"""A tie ends and stays as evidence."""

from datetime import UTC, datetime

import pytest

from unionhall.kernel.errors import NotFound
from unionhall.workflow.actions.end_household import end_household
from unionhall.workflow.actions.name_household import name_household
from unionhall.workflow.models import HouseholdTie

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def test_only_ones_own_and_only_once(people, ground):
    kin = ground.member("000100010001").person
    tie = name_household(actor=people["park"], person_id=kin.pk, now=NOW)
    with pytest.raises(NotFound):
        end_household(actor=people["park2"], tie_id=tie, now=NOW)
    end_household(actor=people["park"], tie_id=tie, now=NOW)
    assert HouseholdTie.objects.get().ended_at == NOW
    with pytest.raises(NotFound):
        end_household(actor=people["park"], tie_id=tie, now=NOW)
