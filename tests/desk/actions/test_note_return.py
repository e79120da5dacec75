"""What the engine's steps leave on a return."""

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import PARK
from unionhall.desk.models import Submission


def test_every_submission_is_kept_as_it_was(under_way, write, go):
    under_way()
    write(PARK, "park", founded=30, members=300, women=100)
    assert go(PARK, "park", "submit").submitted_at is not None
    assert go(PARK, "park", "take_back", reason="漏了一家").submitted_at is None
    write(PARK, "park", founded=31)
    go(PARK, "park", "submit")
    assert go(PARK, "county", "accept").accepted_at is not None
    assert list(Submission.objects.order_by("number").values_list("number", "values__founded")) == [(1, 30), (2, 31)]
