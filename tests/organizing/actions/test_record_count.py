"""A paper count: two tellers, the sheet, and numbers that can be."""

import pytest

from unionhall.kernel.errors import Conflict, Refused
from unionhall.organizing.actions.record_count import PaperTally, record_count
from unionhall.organizing.rules.ballots import Marks


def test_the_result_is_computed_and_kept_with_its_arithmetic(ballot, counted) -> None:
    made = counted(ballot(voters=20, candidates=4, seats=3), [15, 11, 10, 5])
    assert made.verdict == "decided"
    assert list(made.standings.filter(elected=True).order_by("candidate_id").values_list("votes_for", flat=True)) == [
        15,
        11,
    ]
    assert (made.short, made.run_off_seats, made.sheet_id is not None) == (1, 0, True)
    assert [line["code"] for line in made.arithmetic] == ["quorum", "returned", "majority", "seats"]
    assert made.arithmetic[2]["facts"]["needed"] == 11


def test_sixty_eight_collected_of_sixty_seven_issued_is_void(ballot, counted) -> None:
    made = counted(ballot(voters=70, candidates=2, seats=1), [60, 5], present=67, collected=68, valid=67)
    assert made.verdict == "void"
    assert made.arithmetic[-1]["facts"] == {"issued": 67, "collected": 68, "valid": 67, "invalid": 1}
    assert not made.standings.filter(elected=True).exists()


def test_no_quorum_no_result(ballot, counted) -> None:
    assert counted(ballot(voters=10, candidates=2, seats=1), [6, 0], present=6).verdict == "no_quorum"


def test_two_tellers_and_everybody_who_stands(ground, ballot, now) -> None:
    made = ballot(voters=10, candidates=2, seats=1)
    tellers = list(made.undertaking.tellers.values_list("person_id", flat=True))
    stand = list(made.standings.values_list("candidate_id", flat=True))
    good = dict.fromkeys(stand, Marks(0, 10))
    call = {"actor": ground.chair, "election_id": made.pk, "sheet": b"%PDF-1.4", "sheet_name": "a.pdf", "now": now}
    numbers = {"present": 10, "issued": 10, "collected": 10, "valid": 10}
    with pytest.raises(Refused):
        record_count(tally=PaperTally(marks=good, **numbers), signed_by=tellers[:1], **call)
    with pytest.raises(Refused):
        record_count(tally=PaperTally(marks={stand[0]: Marks(0, 10)}, **numbers), signed_by=tellers, **call)
    with pytest.raises(Refused):
        record_count(tally=PaperTally(marks=dict.fromkeys(stand, Marks(1)), **numbers), signed_by=tellers, **call)


def test_a_count_stands(ballot, counted) -> None:
    made = ballot(voters=10, candidates=2, seats=1)
    counted(made, [6, 4])
    with pytest.raises(Conflict):
        counted(made, [4, 6])
