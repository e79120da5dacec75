import pytest

from unionhall.desk.actions.invite_officers import invite_officers
from unionhall.desk.models import TrainingSeat
from unionhall.kernel.errors import NotFound, Refused

UNION, TWIN = "000100010001", "000100020001"


def test_holders_of_posts_are_invited_once_and_only_within_reach(planned, holds, people, now, ground):
    row = planned(kind="officers")
    near, far = holds("chair", UNION, "chair"), holds("twin", TWIN, "chair")
    assert invite_officers(actor=people["wang"], session_id=row.pk, post_ids=[near.pk, far.pk], now=now) == 1
    assert invite_officers(actor=people["wang"], session_id=row.pk, post_ids=[near.pk], now=now) == 0
    seat = TrainingSeat.objects.get()
    assert (seat.name, seat.union_id, seat.way) == ("干部chair", near.organisation_id, "invited")


def test_seats_are_counted_and_others_keep_away(planned, holds, people, now, ground):
    row = planned(kind="officers", capacity=1)
    posts = [holds(name, UNION, "committee_member").pk for name in ("chair", "worker")]
    with pytest.raises(Refused):
        invite_officers(actor=people["wang"], session_id=row.pk, post_ids=posts, now=now)
    with pytest.raises(NotFound):
        invite_officers(actor=people["far_station"], session_id=row.pk, post_ids=posts, now=now)
    assert not TrainingSeat.objects.exists()
