"""Names that voters wrote in can win; the count names everybody who stands."""

import pytest

from unionhall.organizing.actions.decide_election import decide_election
from unionhall.organizing.models import Election
from unionhall.organizing.rules.ballots import Count, Marks


def test_a_written_in_name_wins(ground, ballot, now) -> None:
    made = ballot(voters=10, candidates=1, seats=1)
    (stand,) = made.standings.values_list("candidate_id", flat=True)
    count = Count(10, 10, 10, 10, 10, {str(stand): Marks(3, 7)}, {"+另选人": 7})
    result = decide_election(actor=ground.chair, election_id=made.pk, count=count, now=now)
    assert result.elected == ("+另选人",)
    assert Election.objects.get(pk=made.pk).written_in == {"另选人": {"votes": 7, "elected": True}}


def test_a_count_of_others_is_a_mistake(ground, ballot, now) -> None:
    made = ballot(voters=10, candidates=1, seats=1)
    with pytest.raises(AssertionError):
        decide_election(
            actor=ground.chair, election_id=made.pk, count=Count(10, 10, 10, 10, 10, {"0": Marks(10)}, {}), now=now
        )
