"""A ballot is prepared from the list, the plan and the roll."""

import pytest

from unionhall.kernel.errors import Conflict, Refused
from unionhall.organizing.actions.prepare_election import prepare_election
from unionhall.organizing.models import Candidate


def test_due_and_standings_come_from_roll_and_list(ballot) -> None:
    made = ballot(voters=10, candidates=3, seats=2)
    assert (made.due, made.seats, made.standings.count(), made.state) == (10, 2, 3, "prepared")


def test_once_for_a_body_and_never_without_candidates_or_seats(ground, ballot, by_election, now) -> None:
    ballot(voters=10, candidates=3, seats=2)
    call = {"actor": ground.chair, "undertaking_id": by_election.pk, "now": now}
    with pytest.raises(Conflict):
        prepare_election(body="committee", seats=2, **call)
    with pytest.raises(Refused):
        prepare_election(body="audit", seats=3, **call)
    with pytest.raises(Refused):
        prepare_election(body="party", seats=3, **call)
    Candidate.objects.all()[:1].get()
    Candidate.objects.update(body="women")
    with pytest.raises(Refused):
        prepare_election(body="women", **call)


def test_fewer_than_five_vote_on_paper(ballot) -> None:
    with pytest.raises(Refused) as refused:
        ballot(voters=4, candidates=1, seats=1, method="electronic")
    assert refused.value.facts == {"least": 5, "due": 4}


def test_the_chair_is_chosen_by_the_committee(ground, ballot, counted, by_election, now) -> None:
    made = ballot(voters=10, candidates=3, seats=3)
    counted(made, [10, 9, 3])
    people = list(Candidate.objects.order_by("id").values_list("person_id", flat=True))
    call = {"actor": ground.chair, "undertaking_id": by_election.pk, "now": now}
    Candidate.objects.create(
        undertaking=by_election, scope_path="x", body="chair", person_id=people[2], name="丙", stroke_key="1"
    )
    with pytest.raises(Refused):
        prepare_election(body="chair", **call)
    Candidate.objects.filter(body="chair").update(person_id=people[0])
    pk = prepare_election(body="chair", **call)
    assert by_election.elections.get(pk=pk).due == 2
