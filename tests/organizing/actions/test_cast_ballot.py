"""One voter, one vote, in time, in order; nobody else."""

import pytest

from unionhall.kernel.errors import Conflict, NotFound, Refused
from unionhall.organizing.actions.cast_ballot import cast_ballot
from unionhall.organizing.actions.open_ballot import open_ballot
from unionhall.organizing.models import Ballot, BallotReceipt, PooledBallot
from unionhall.registry.models import Person


def test_one_voter_one_vote(ground, ballot, people, now, later) -> None:
    made = ballot(voters=6, candidates=2, seats=1, method="electronic")
    voter = ground.voter(Person.objects.order_by("id")[0])
    with pytest.raises(Refused):
        cast_ballot(actor=voter, election_id=made.pk, marks=["for", "against"], now=now)
    open_ballot(actor=ground.chair, election_id=made.pk, closes_at=later, now=now)
    for wrong in (["for"], ["for", "for"], ["yes", "no"]):
        with pytest.raises(Refused):
            cast_ballot(actor=voter, election_id=made.pk, marks=wrong, now=now)
    cast_ballot(actor=voter, election_id=made.pk, marks=["for", "against"], now=now)
    with pytest.raises(Conflict):
        cast_ballot(actor=voter, election_id=made.pk, marks=["against", "for"], now=now)
    assert (BallotReceipt.objects.count(), PooledBallot.objects.count()) == (1, 1)
    (outsider,) = people(1)
    for actor in (ground.voter(outsider), ground.chair):
        with pytest.raises(NotFound):
            cast_ballot(actor=actor, election_id=made.pk, marks=["for", "against"], now=now)
    late = ground.voter(Person.objects.order_by("id")[1])
    with pytest.raises(Refused):
        cast_ballot(actor=late, election_id=made.pk, marks=["for", "against"], now=later)


def test_a_full_pool_gives_a_random_half_to_the_box(ground, ballot, now, later) -> None:
    made = ballot(voters=70, candidates=2, seats=1, method="electronic")
    open_ballot(actor=ground.chair, election_id=made.pk, closes_at=later, now=now)
    for person in Person.objects.order_by("id")[:66]:
        cast_ballot(actor=ground.voter(person), election_id=made.pk, marks=["for", "against"], now=now)
    assert (Ballot.objects.count(), PooledBallot.objects.count()) == (33, 33)
    assert len({len(bytes(one)) for one in Ballot.objects.values_list("sealed", flat=True)}) == 1
