"""Whoever is taken off the list no longer stands, as long as no ballot has begun."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.organizing.actions.withdraw_candidate import withdraw_candidate
from unionhall.organizing.models import Candidate, Election, Standing


def test_off_the_list_and_off_the_prepared_ballot(ground, ballot, now) -> None:
    made = ballot(voters=10, candidates=3, seats=2)
    first = Candidate.objects.order_by("id")[0]
    withdraw_candidate(actor=ground.chair, candidate_id=first.pk, reason="本人不愿", now=now)
    assert Standing.objects.filter(election=made).count() == 2


def test_not_without_a_reason_and_not_once_it_began(ground, ballot, now) -> None:
    made = ballot(voters=10, candidates=3, seats=2)
    first = Candidate.objects.order_by("id")[0]
    with pytest.raises(Refused):
        withdraw_candidate(actor=ground.chair, candidate_id=first.pk, reason="", now=now)
    Election.objects.filter(pk=made.pk).update(state="open")
    with pytest.raises(Refused):
        withdraw_candidate(actor=ground.chair, candidate_id=first.pk, reason="太迟", now=now)
