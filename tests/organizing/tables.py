"""Walks a procedure's table with plain facts, as the engine does, without a database."""

from collections.abc import Mapping
from typing import Any

from unionhall.workflow.rules.procedure import Procedure

GOOD: dict[str, Any] = {
    "headcount": 120,
    "other_unions_covering": 0,
    "prep_group": 5,
    "prep_leaders": 1,
    "members": 86,
    "women": 30,
    "committee_from": 25,
    "congress_from": 100,
    "form": "meeting",
    "seats": 5,
    "seats_least": 3,
    "seats_most": 7,
    "seats_odd_only": False,
    "audit_seats": 3,
    "audit_least": 3,
    "audit_most": 11,
    "women_body": "committee",
    "women_from": 10,
    "women_seats": 3,
    "term_years": 3,
    "due": 86,
    "roll_retained": 2,
    "roll_corrections_open": 0,
    "roll_days": 5,
    "display_needed": 5,
    "candidates": 9,
    "candidates_blocked": 0,
    "ballots": [{"body": "committee", "seats": 5, "candidates": 6, "least": 6, "surplus": "1/20"}],
    "ballots_held": 2,
    "ballots_open": 0,
    "display_planned": 5,
    "display_days": 5,
    "objections_open": 0,
    "objections_upheld": 0,
    "days_to_meeting": 10,
    "tellers": 2,
    "tellers_standing": 0,
    "quorum": "2/3",
    "present": 80,
    "elected": 5,
    "elected_below_majority": 0,
    "chairs_elected": 1,
    "union_uscc": "81210700MC01234505",
    "recalled_named": 1,
    "reports": 3,
    "handed_over": 3,
    "operating": 3,
}


def failed(procedure: Procedure, state: str, event: str, facts: Mapping[str, Any]) -> list[str]:
    """Return the codes of the guards that say no; the transition must be in the table."""
    transition = procedure.transition(state, event)
    assert transition is not None, f"{event} is not possible in {state}"
    findings = [guard.check(facts) for guard in transition.guards]
    for finding in findings:
        finding.said().plain()
    return [finding.code for finding in findings if not finding.ok]


def walk(procedure: Procedure, events: list[str], facts: Mapping[str, Any] = GOOD, state: str = "") -> str:
    """Fire the events one after the other and return where the run stands."""
    state = state or procedure.start
    for event in events:
        assert failed(procedure, state, event, facts) == []
        transition = procedure.transition(state, event)
        assert transition is not None
        state = transition.target
    return state
