import pytest

from unionhall.desk.actions.attach_to_post import attach_to_post
from unionhall.desk.actions.drop_from_post import drop_from_post
from unionhall.desk.models import ColumnFile
from unionhall.kernel.errors import NotFound


def test_a_file_is_taken_off_a_draft(draft, people, now):
    post, other = draft(), draft("另一篇")
    file = attach_to_post(actor=people["wang"], post_id=post.pk, name="a.pdf", content=b"%PDF-1.4 ", now=now)
    for who, row in (("wang", other), ("far_station", post)):
        with pytest.raises(NotFound):
            drop_from_post(actor=people[who], post_id=row.pk, file_id=file, now=now)
    drop_from_post(actor=people["li"], post_id=post.pk, file_id=file, now=now)
    assert not ColumnFile.objects.exists()
