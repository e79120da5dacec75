"""After a tie a run-off among the tied; after a shortfall another ballot or fewer seats."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.organizing.actions.settle_election import settle_election
from unionhall.organizing.models import Election


def test_a_run_off_among_the_tied_only(ground, ballot, counted, now) -> None:
    made = counted(ballot(voters=20, candidates=3, seats=2), [15, 12, 12])
    assert (made.run_off_seats, made.short) == (1, 0)
    call = {"actor": ground.chair, "election_id": made.pk, "now": now}
    with pytest.raises(Refused):
        settle_election(settlement="refill", **call)
    again = Election.objects.select_related("undertaking").get(pk=settle_election(settlement="run_off", **call))
    assert (again.round, again.seats, again.standings.count(), again.previous_id) == ("run_off", 1, 2, made.pk)
    won = counted(again, [9, 11])
    assert (won.short, won.standings.get(elected=True).votes_for) == (0, 11)
    with pytest.raises(Refused):
        settle_election(settlement="run_off", **call)


def test_the_empty_seats_are_voted_on_again(ground, ballot, counted, now) -> None:
    made = counted(ballot(voters=20, candidates=4, seats=3), [15, 11, 10, 5])
    pk = settle_election(actor=ground.chair, election_id=made.pk, settlement="refill", now=now)
    again = Election.objects.get(pk=pk)
    assert (again.seats, again.standings.count()) == (1, 2)


def test_fewer_seats_only_inside_the_table_and_with_the_meeting(ground, ballot, counted, now) -> None:
    made = counted(ballot(voters=20, candidates=5, seats=4), [15, 14, 13, 10, 5])
    call = {"actor": ground.chair, "election_id": made.pk, "settlement": "reduce", "now": now}
    with pytest.raises(Refused) as refused:
        settle_election(agreed=10, **call)
    assert refused.value.facts["line"].facts == {"agree": 10, "due": 20, "needed": 11}
    assert settle_election(agreed=11, **call) is None


def test_two_of_three_elected_are_too_few_for_the_table(ground, ballot, counted, now) -> None:
    made = counted(ballot(voters=20, candidates=4, seats=3), [15, 11, 10, 5])
    with pytest.raises(Refused) as refused:
        settle_election(actor=ground.chair, election_id=made.pk, settlement="reduce", agreed=20, now=now)
    assert refused.value.facts == {"elected": 2, "least": 3, "most": 5}


def test_a_void_ballot_is_held_again_whole(ground, ballot, counted, now) -> None:
    made = counted(ballot(voters=10, candidates=2, seats=1), [6, 2], collected=11, valid=10)
    assert made.verdict == "void"
    pk = settle_election(actor=ground.chair, election_id=made.pk, settlement="refill", now=now)
    again = Election.objects.get(pk=pk)
    assert (again.seats, again.standings.count()) == (1, 2)


def test_nothing_to_settle_where_all_is_filled(ground, ballot, counted, now) -> None:
    made = counted(ballot(voters=10, candidates=2, seats=1), [7, 3])
    with pytest.raises(Refused):
        settle_election(actor=ground.chair, election_id=made.pk, settlement="refill", now=now)
