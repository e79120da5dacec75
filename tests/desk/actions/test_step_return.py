"""Steps of a return: what breaks a cross-check is refused with both numbers, maker and checker differ."""

import pytest

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import AFTER, DUE, PARK, return_at
from unionhall.desk.actions.step_return import step_return
from unionhall.desk.models import Submission
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused


def test_a_return_goes_up_and_is_accepted(under_way, write, go):
    under_way()
    write(PARK, "park", founded=30, members=300, women=100)
    given = go(PARK, "park", "submit")
    assert (given.run.state, given.run.due_on is not None) == ("submitted", True)
    assert Submission.objects.get().values == {"founded": 30, "members": 300, "women": 100}
    given = go(PARK, "county", "accept")
    assert given.run.state == "accepted"
    assert given.accepted_at is not None


def test_it_is_due_on_the_day_that_was_set(under_way):
    under_way()
    assert return_at(PARK).run.due_on == DUE


def test_what_is_missing_is_named(under_way, write, go):
    under_way()
    write(PARK, "park", founded=30)
    with pytest.raises(Refused) as refused:
        go(PARK, "park", "submit")
    assert "会员人数、其中女会员" in refused.value.sentence.plain()


def test_an_impossibility_cannot_be_explained(under_way, write, go):
    under_way()
    write(PARK, "park", founded=30, members=300, women=301, explanations={"women": "就是这样"})
    with pytest.raises(Refused) as refused:
        go(PARK, "park", "submit")
    assert "301 is more than 300" in refused.value.sentence.plain()


def test_it_is_sent_back_with_a_reason_and_comes_again(under_way, write, go):
    under_way()
    write(PARK, "park", founded=30, members=300, women=100)
    go(PARK, "park", "submit")
    with pytest.raises(Refused):
        go(PARK, "county", "send_back")
    given = go(PARK, "county", "send_back", reason="请核对新建数")
    assert (given.run.state, given.submitted_at) == ("open", None)
    write(PARK, "park", founded=28)
    go(PARK, "park", "submit")
    assert [one.values["founded"] for one in Submission.objects.order_by("number")] == [30, 28]


def test_nobody_accepts_what_is_not_below_them_and_nobody_their_own(under_way, write, go):
    under_way()
    write(PARK, "park", founded=30, members=300, women=100)
    with pytest.raises(NotFound):
        go(PARK, "next_park", "submit")
    with pytest.raises(NotFound):
        go(PARK, "other", "accept")
    with pytest.raises(NotAllowed):
        go(PARK, "county", "submit")
    go(PARK, "park", "submit")
    with pytest.raises(NotAllowed):
        go(PARK, "park", "accept")


def test_a_draft_saved_meanwhile_is_not_sent_off_unseen(under_way, write, go):
    under_way()
    seen = write(PARK, "park", founded=30, members=300, women=100).saved
    write(PARK, "park", founded=31)
    with pytest.raises(Refused) as refused:
        go(PARK, "park", "submit", saved=seen)
    assert "version" in refused.value.sentence.plain()


def test_a_stale_click_is_a_conflict(under_way, write, go, seats):
    under_way()
    write(PARK, "park", founded=30, members=300, women=100)
    given = go(PARK, "park", "submit")
    with pytest.raises(Conflict):
        step_return(actor=seats["county"], return_id=given.pk, event="accept", version=given.run.version - 1, now=AFTER)
