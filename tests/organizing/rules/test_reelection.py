"""The re-election's table: what differs from a founding."""

import pytest

from organizing.tables import GOOD, failed, walk
from unionhall.organizing.rules.reelection import REELECTION
from unionhall.workflow.rules.procedure import faults

EVENTS = [
    "request_plan", "approve_plan", "close_roll", "ready_reports", "close_delegates", "request_meeting",
    "approve_meeting", "open_meeting", "declare_result", "file_result", "approve_result", "hand_over",
]  # fmt: skip


def test_the_table_is_sound() -> None:
    assert faults(REELECTION) == []


def test_twelve_steps_from_the_plan_to_the_handover() -> None:
    assert walk(REELECTION, EVENTS) == "done"
    assert [state.code for state in REELECTION.states if state.final != "failed"] == [
        "plan", "plan_requested", "roll", "reports", "delegates", "candidates", "meeting_requested",
        "meeting_approved", "meeting", "first_plenum", "result_filed", "handover", "done",
    ]  # fmt: skip


def test_there_is_no_preparatory_group() -> None:
    assert "request_prep" not in {one.event for one in REELECTION.transitions}


@pytest.mark.parametrize(
    ("state", "event", "facts", "code"),
    [
        ("plan", "request_plan", {"seats": 9}, "seats"),
        ("roll", "close_roll", {"roll_days": 4}, "roll_displayed"),
        ("roll", "close_roll", {"roll_corrections_open": 2}, "roll"),
        ("reports", "ready_reports", {"reports": 2}, "reports"),
        ("handover", "hand_over", {"handed_over": 2}, "handover"),
        ("result_filed", "approve_result", {"display_days": 4}, "displayed"),
    ],
)
def test_each_guard_says_no_alone(state: str, event: str, facts: dict[str, object], code: str) -> None:
    assert failed(REELECTION, state, event, {**GOOD, **facts}) == [code]


def test_a_refused_result_restarts_at_the_candidates() -> None:
    refused = REELECTION.transition("result_filed", "refuse_result")
    assert refused is not None
    assert (refused.target, refused.back) == ("candidates", True)
