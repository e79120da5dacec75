"""By-election and recall are sound tables; what they share with a founding is the same."""

import pytest

from organizing.tables import GOOD, failed, walk
from unionhall.organizing.rules.supplementary import BY_ELECTION, RECALL
from unionhall.workflow.rules.procedure import faults

WAY = ["request_meeting", "approve_meeting", "open_meeting"]


@pytest.mark.parametrize("table", [BY_ELECTION, RECALL])
def test_the_table_is_sound(table) -> None:
    assert faults(table) == []


def test_a_by_election_ends_with_the_approval_and_needs_no_chair() -> None:
    facts = {**GOOD, "chairs_elected": 0}
    assert walk(BY_ELECTION, [*WAY, "declare_result", "file_result", "approve_result"], facts) == "done"


def test_a_recall_that_finds_no_majority_is_done_all_the_same() -> None:
    facts = {**GOOD, "elected": 0}
    assert walk(RECALL, [*WAY, "file_result", "approve_result"], facts) == "done"


def test_a_recall_without_a_name_is_not_requested() -> None:
    assert failed(RECALL, "proposed", "request_meeting", {**GOOD, "recalled_named": 0}) == ["recall_named"]
