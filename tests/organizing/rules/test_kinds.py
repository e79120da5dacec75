"""The words hang together: every body but a recall and the head of the audit ends in a post that the registry knows."""

from unionhall.organizing.rules import kinds
from unionhall.registry.rules.kinds import POSTS


def test_bodies_lead_to_posts() -> None:
    assert kinds.BODIES.keys() - kinds.POST_OF.keys() == {kinds.RECALLED, kinds.AUDIT_HEAD}
    assert set(kinds.POST_OF.values()) <= POSTS.keys()


def test_every_step_has_a_word() -> None:
    assert {*kinds.REPORTS, *kinds.OPERATING, *kinds.HANDOVER} == kinds.STEPS_DONE.keys()
