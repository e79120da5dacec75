"""What both procedures share keeps its order and its separation of duties."""

from unionhall.organizing.rules.electing import APPROVE, KEYS, RUN, STATES, transitions
from unionhall.workflow.rules.profile_keys import KEYS as KNOWN


def test_only_the_union_above_approves_and_refuses() -> None:
    shared = transitions("handover", ())
    assert {one.event for one in shared if one.grant == APPROVE} == {
        "approve_meeting",
        "return_meeting",
        "approve_result",
        "refuse_result",
    }
    assert all((one.role == "superior") == (one.grant == APPROVE) for one in shared)
    assert {one.grant for one in shared} == {RUN, APPROVE}


def test_an_approved_result_leads_to_what_comes_after() -> None:
    approve = next(one for one in transitions("handover", ()) if one.event == "approve_result")
    assert approve.target == "handover"


def test_six_shared_states() -> None:
    assert len(STATES) == 6


def test_the_keys_are_keys_of_profiles() -> None:
    assert set(KEYS) <= KNOWN.keys()
