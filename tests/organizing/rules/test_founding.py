"""The founding's table: its happy path, its loops, and each refusal with its numbers."""

import pytest

from organizing.tables import GOOD, failed, walk
from unionhall.organizing.rules.founding import FOUNDING
from unionhall.workflow.rules.procedure import faults

TO_MEETING = [
    "request_prep",
    "approve_prep",
    "begin_recruiting",
    "close_recruiting",
    "fix_structure",
    "request_meeting",
    "approve_meeting",
    "open_meeting",
]
TO_FILED = [*TO_MEETING, "declare_result", "file_result"]


def test_the_table_is_sound() -> None:
    assert faults(FOUNDING) == []


def test_fourteen_steps_from_the_first_talk_to_the_bank_account() -> None:
    assert [state.code for state in FOUNDING.states if state.final != "failed"] == [
        "lead", "prep_requested", "prep_approved", "recruiting", "structuring", "candidates", "meeting_requested",
        "meeting_approved", "meeting", "first_plenum", "result_filed", "result_approved", "registered", "operational",
    ]  # fmt: skip
    events = [*TO_FILED, "approve_result", "register_legal_person", "start_operating"]
    assert walk(FOUNDING, events) == "operational"


def test_the_papers_of_the_steps() -> None:
    needed = {one.event: [paper.template for paper in one.papers] for one in FOUNDING.transitions if one.papers}
    assert needed == {
        "request_prep": ["T01"],
        "approve_prep": ["T02"],
        "begin_recruiting": ["T04"],
        "close_recruiting": ["T05", "T06"],
        "fix_structure": ["T08"],
        "request_meeting": ["T09", "T10", "T11", "T07"],
        "approve_meeting": ["T03"],
        "open_meeting": ["T12", "T13", "T14", "T15"],
        "declare_result": ["T16"],
        "file_result": ["T17", "T18"],
        "approve_result": ["T19"],
        "register_legal_person": ["T20"],
        "start_operating": ["T21"],
    }


def test_the_clocks_of_the_steps() -> None:
    clocks = {state.code: [(one.amount, one.unit) for one in state.clocks] for state in FOUNDING.states if state.clocks}
    assert clocks == {
        "prep_requested": [(5, "working_day")],
        "recruiting": [(30, "day")],
        "meeting_requested": [(5, "working_day")],
        "first_plenum": [(5, "working_day")],
        "result_filed": [("election.result_answer", "day")],
        "result_approved": [("founding.legal_person_apply", "day")],
        "registered": [(30, "day")],
    }


def test_a_superior_who_never_answers_is_shown_above_and_nothing_is_taken_as_a_yes() -> None:
    waiting = [state for state in FOUNDING.states if state.holder == "superior"]
    assert waiting
    assert all(clock.escalate and clock.outcome == "" for state in waiting for clock in state.clocks)


def test_candidates_go_back_to_recruiting_and_forward_again() -> None:
    assert walk(FOUNDING, ["recruit_again", "close_recruiting", "fix_structure"], state="candidates") == "candidates"


def test_a_display_of_four_working_days_is_refused_and_restarts_at_the_candidates() -> None:
    assert walk(FOUNDING, TO_FILED) == "result_filed"
    short = {**GOOD, "display_days": 4}
    assert failed(FOUNDING, "result_filed", "approve_result", short) == ["displayed"]
    transition = FOUNDING.transition("result_filed", "approve_result")
    assert transition is not None
    finding = next(f for f in (guard.check(short) for guard in transition.guards) if not f.ok)
    assert finding.facts == {"days": 4, "needed": 5}
    refused = FOUNDING.transition("result_filed", "refuse_result")
    assert refused is not None
    assert (refused.target, refused.reason, refused.back, refused.role) == ("candidates", True, True, "superior")
    again = ["request_meeting", "approve_meeting", "open_meeting", "declare_result", "file_result", "approve_result"]
    assert walk(FOUNDING, again, state="candidates") == "result_approved"


@pytest.mark.parametrize(
    ("state", "event", "facts", "code"),
    [
        ("lead", "request_prep", {"headcount": None}, "employer_known"),
        ("lead", "request_prep", {"other_unions_covering": 1}, "not_covered"),
        ("lead", "request_prep", {"prep_group": 2}, "prep_group"),
        ("lead", "request_prep", {"prep_group": 6}, "prep_group"),
        ("lead", "request_prep", {"prep_leaders": 2}, "prep_group"),
        ("recruiting", "close_recruiting", {"members": 24}, "members"),
        ("recruiting", "close_recruiting", {"members": 0, "small_form_chosen": True}, "members"),
        ("structuring", "fix_structure", {"form": ""}, "form"),
        ("structuring", "fix_structure", {"due": 0}, "roll"),
        ("structuring", "fix_structure", {"roll_corrections_open": 1}, "roll"),
        ("structuring", "fix_structure", {"seats": 8}, "seats"),
        ("structuring", "fix_structure", {"seats": 4, "seats_odd_only": True}, "seats"),
        ("structuring", "fix_structure", {"seats": None}, "seats"),
        ("structuring", "fix_structure", {"audit_seats": 2}, "audit_seats"),
        ("structuring", "fix_structure", {"women_seats": 0}, "women_body"),
        ("structuring", "fix_structure", {"women_body": "one_member", "women_seats": 2}, "women_body"),
        ("structuring", "fix_structure", {"term_years": 4}, "term_years"),
        ("candidates", "request_meeting", {"candidates_blocked": 1}, "eligible"),
        ("candidates", "request_meeting", {"candidates_blocked": None}, "eligible"),
        ("candidates", "request_meeting", {"display_planned": 4}, "displayed"),
        ("candidates", "request_meeting", {"objections_open": 1}, "objections"),
        ("candidates", "request_meeting", {"objections_upheld": 1}, "objections"),
        ("candidates", "request_meeting", {"days_to_meeting": 9}, "notice"),
        ("candidates", "request_meeting", {"ballots": []}, "differential"),
        ("meeting_approved", "open_meeting", {"tellers": 1}, "tellers"),
        ("meeting_approved", "open_meeting", {"tellers_standing": 1}, "tellers"),
        ("meeting", "declare_result", {"present": 57}, "quorum"),
        ("meeting", "declare_result", {"ballots_open": 1}, "decided"),
        ("meeting", "declare_result", {"elected_below_majority": 1}, "majority"),
        ("first_plenum", "file_result", {"chairs_elected": 0}, "chair"),
        ("result_approved", "register_legal_person", {"union_uscc": "91210782MC0123450W"}, "legal_person"),
        ("registered", "start_operating", {"operating": 2}, "operating"),
    ],
)
def test_each_guard_says_no_alone(state: str, event: str, facts: dict[str, object], code: str) -> None:
    assert failed(FOUNDING, state, event, {**GOOD, **facts}) == [code]


def test_every_missing_fact_is_a_no_and_never_an_error() -> None:
    for transition in FOUNDING.transitions:
        if transition.guards:
            assert failed(FOUNDING, transition.source, transition.event, {}), transition.event


def test_a_small_unit_goes_on_when_its_form_is_chosen() -> None:
    assert failed(FOUNDING, "recruiting", "close_recruiting", {**GOOD, "members": 24, "small_form_chosen": True}) == []


def test_a_congress_needs_its_delegates() -> None:
    congress = {**GOOD, "members": 120, "form": "congress", "delegates_least": 30, "delegates_most": 40}
    for delegates, managers, ok in [(29, 0, False), (30, 6, True), (30, 7, False), (40, 8, True), (41, 0, False)]:
        facts = {**congress, "delegates": delegates, "delegates_managers": managers}
        assert (failed(FOUNDING, "structuring", "fix_structure", facts) == []) is ok


def test_one_candidate_too_few_is_said_with_the_number_needed() -> None:
    few = {**GOOD, "ballots": [{"body": "committee", "seats": 7, "candidates": 7, "least": 8, "surplus": "1/20"}]}
    transition = FOUNDING.transition("candidates", "request_meeting")
    assert transition is not None
    finding = next(f for f in (guard.check(few) for guard in transition.guards) if not f.ok)
    assert finding.facts == {"candidates": 7, "seats": 7, "least": 8, "percent": "5"}
