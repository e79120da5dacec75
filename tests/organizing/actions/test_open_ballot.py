"""A ballot opens once, with tellers, with an end ahead, electronically."""

from datetime import timedelta

import pytest

from unionhall.kernel.errors import Refused
from unionhall.organizing.actions.open_ballot import open_ballot
from unionhall.organizing.models import Election


def test_it_opens_once(ground, ballot, now, later) -> None:
    made = ballot(voters=8, candidates=2, seats=1, method="electronic")
    call = {"actor": ground.chair, "election_id": made.pk, "now": now}
    with pytest.raises(Refused):
        open_ballot(closes_at=now - timedelta(minutes=1), **call)
    open_ballot(closes_at=later, **call)
    assert len(Election.objects.get(pk=made.pk).box_key) == 64
    with pytest.raises(Refused):
        open_ballot(closes_at=later, **call)


def test_paper_is_not_opened_and_tellers_are_needed(ground, ballot, by_election, now, later) -> None:
    made = ballot(voters=8, candidates=2, seats=1)
    with pytest.raises(Refused):
        open_ballot(actor=ground.chair, election_id=made.pk, closes_at=later, now=now)
    Election.objects.update(method="electronic")
    by_election.tellers.all().delete()
    with pytest.raises(Refused):
        open_ballot(actor=ground.chair, election_id=made.pk, closes_at=later, now=now)
