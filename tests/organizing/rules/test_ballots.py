"""Counting: every vector of the election rules, and counts that cannot be."""

from fractions import Fraction

import pytest

from unionhall.kernel.errors import Refused
from unionhall.organizing.rules.ballots import (
    DECIDED,
    NO_QUORUM,
    VOID,
    Count,
    Marks,
    Rules,
    agreement_line,
    check_count,
    decide,
    may_reduce,
    quorum_line,
    valid_ballot,
)

RULES = Rules()


def count(
    votes: dict[str, int], *, due: int = 100, present: int = 90, written: dict[str, int] | None = None, **more: int
) -> Count:
    collected = more.get("collected", present)
    valid = more.get("valid", collected)
    return Count(
        due=due,
        present=present,
        issued=more.get("issued", present),
        collected=collected,
        valid=valid,
        votes={name: Marks(number, valid - number) for name, number in votes.items()},
        written_in=written or {},
    )


@pytest.mark.parametrize(
    ("due", "needed"), [(9, 6), (10, 7), (23, 16), (30, 20), (31, 21), (100, 67), (125, 84), (3, 2), (1, 1)]
)
def test_quorum(due: int, needed: int) -> None:
    assert quorum_line(due, needed, RULES).holds
    assert not quorum_line(due, needed - 1, RULES).holds
    assert quorum_line(due, needed, RULES).sentence.facts["needed"] == needed


def test_sixty_six_of_a_hundred_are_no_quorum() -> None:
    result = decide(count({"a": 60}, present=66), 1, RULES)
    assert (result.verdict, result.elected, result.short) == (NO_QUORUM, (), 1)
    assert decide(count({"a": 60}, present=67), 1, RULES).verdict == DECIDED


def test_exactly_half_of_the_due_is_not_elected() -> None:
    result = decide(count({"a": 60, "b": 51, "c": 50, "d": 49}), 3, RULES)
    assert result.elected == ("a", "b")
    assert (result.short, result.run_off) == (1, ())


def test_where_half_or_more_suffices_fifty_is_elected() -> None:
    result = decide(count({"a": 60, "b": 51, "c": 50, "d": 49}), 3, Rules(majority_inclusive=True))
    assert result.elected == ("a", "b", "c")


@pytest.mark.parametrize(("due", "needed"), [(9, 5), (10, 6), (23, 12), (30, 16), (31, 16), (125, 63), (100, 51)])
def test_the_majority_is_of_those_due(due: int, needed: int) -> None:
    assert decide(count({"a": needed}, due=due, present=due), 1, RULES).elected == ("a",)
    assert decide(count({"a": needed - 1}, due=due, present=due), 1, RULES).elected == ()


def test_more_collected_than_issued_is_void() -> None:
    result = decide(count({"a": 60}, present=67, issued=67, collected=68, valid=67), 1, RULES)
    assert result.verdict == VOID
    assert result.elected == ()
    assert result.arithmetic[-1].sentence.facts == {"issued": 67, "collected": 68, "valid": 67, "invalid": 1}


def test_fewer_collected_than_issued_is_fine() -> None:
    assert decide(count({"a": 60}, present=67, issued=67, collected=65), 1, RULES).elected == ("a",)


def test_equal_votes_at_the_cut_go_to_a_run_off() -> None:
    result = decide(count({"a": 70, "b": 60, "c": 60}), 2, RULES)
    assert result.elected == ("a",)
    assert set(result.run_off) == {"b", "c"}
    assert (result.run_off_seats, result.short) == (1, 0)


def test_equal_votes_inside_the_seats_need_no_run_off() -> None:
    assert decide(count({"a": 60, "b": 60, "c": 55}), 2, RULES).elected == ("a", "b")


def test_equal_votes_below_the_majority_need_no_run_off() -> None:
    result = decide(count({"a": 70, "b": 40, "c": 40}), 2, RULES)
    assert (result.elected, result.run_off, result.short) == (("a",), (), 1)


def test_three_tied_for_two_seats() -> None:
    result = decide(count({"a": 60, "b": 60, "c": 60, "d": 70}), 3, RULES)
    assert result.elected == ("d",)
    assert set(result.run_off) == {"a", "b", "c"}
    assert result.run_off_seats == 2


def test_in_a_run_off_more_votes_win() -> None:
    rules = Rules(by_rank_only=True)
    assert decide(count({"b": 44, "c": 46}), 1, rules).elected == ("c",)
    again = decide(count({"b": 45, "c": 45}), 1, rules)
    assert set(again.run_off) == {"b", "c"}
    assert decide(count({"b": 0, "c": 0}), 1, rules).short == 1


def test_a_written_in_name_can_win() -> None:
    result = decide(count({"a": 30}, written={"另选人": 55}), 1, RULES)
    assert result.elected == ("另选人",)


def test_too_many_marks_make_a_ballot_invalid_fewer_do_not() -> None:
    assert not valid_ballot(["for"] * 4, 3)
    assert valid_ballot(["for"] * 3 + ["against"], 3)
    assert valid_ballot(["for"], 3)
    assert valid_ballot(["abstain"] * 4, 3)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (count({"a": 1}, due=10, present=11), "more_present"),
        (count({"a": 1}, due=10, present=9, issued=10), "more_issued"),
        (count({"a": 1}, present=67, collected=60, valid=61), "more_valid"),
        (Count(10, 10, 10, 10, 10, {"a": Marks(5, 4)}, {}), "marks_do_not_add_up"),
        (Count(10, 10, 10, 10, 10, {"a": Marks(10), "b": Marks(10)}, {}), "more_marks"),
        (Count(10, 10, 10, 10, 10, {"a": Marks(10)}, {"x": 1}), "more_marks"),
        (Count(10, 10, 10, 10, 10, {"a": Marks(11, -1)}, {}), "negative_count"),
    ],
)
def test_counts_that_cannot_be_are_refused(wrong: Count, code: str) -> None:
    with pytest.raises(Refused) as refused:
        check_count(wrong, 1)
    assert refused.value.code == f"organizing.{code}"


def test_a_good_count_passes() -> None:
    check_count(count({"a": 60, "b": 30}), 1)
    check_count(count({"a": 60}, present=67, issued=67, collected=68, valid=67), 1)


def test_fewer_seats_only_inside_the_table_and_with_the_meeting() -> None:
    assert may_reduce(3, (3, 4, 5, 6, 7))
    assert not may_reduce(2, (3, 4, 5, 6, 7))
    assert agreement_line(51, 100, RULES).holds
    assert not agreement_line(50, 100, RULES).holds


def test_another_quorum_and_majority_of_a_profile() -> None:
    rules = Rules(quorum=Fraction(1, 2), majority=Fraction(2, 3), majority_inclusive=True)
    result = decide(count({"a": 67, "b": 66}, present=100), 2, rules)
    assert result.elected == ("a",)


def test_the_arithmetic_is_said_line_by_line() -> None:
    result = decide(count({"a": 60, "b": 51, "c": 50, "d": 49}), 3, RULES)
    assert [line.sentence.plain() for line in result.arithmetic] == [
        "Quorum: 90 of 100 due are present, 67 are needed (2/3).",
        "Ballots: 90 issued, 90 collected, 90 valid, 0 invalid.",
        "Majority: 51 votes for are needed (more than 1/2 of 100 due).",
        "Seats: 2 of 3 are filled, 1 are not.",
    ]
