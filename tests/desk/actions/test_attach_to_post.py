import pytest

from unionhall.base.files import read
from unionhall.desk.actions.attach_to_post import MOST_FILES, attach_to_post
from unionhall.desk.queries.reading import published_file
from unionhall.kernel.errors import NotFound, Refused

PDF = b"%PDF-1.4 "


def test_readers_get_the_file_when_the_post_is_published(draft, people, now, today):
    post = draft()
    file = attach_to_post(actor=people["wang"], post_id=post.pk, name="办法.pdf", content=PDF, now=now)
    assert read(actor=people["li"], file_id=file).content == PDF
    with pytest.raises(NotFound):
        published_file(post.pk, file, today)
    with pytest.raises(NotFound):
        read(actor=people["far_station"], file_id=file)


def test_a_published_post_and_ten_files_are_enough(draft, published, people, now):
    with pytest.raises(Refused):
        attach_to_post(actor=people["wang"], post_id=published().pk, name="a.pdf", content=PDF, now=now)
    post = draft("另一篇")
    for number in range(MOST_FILES):
        attach_to_post(actor=people["wang"], post_id=post.pk, name="a.pdf", content=PDF + b"%d" % number, now=now)
    with pytest.raises(Refused):
        attach_to_post(actor=people["wang"], post_id=post.pk, name="a.pdf", content=PDF, now=now)
    with pytest.raises(NotFound):
        attach_to_post(actor=people["far_station"], post_id=post.pk, name="a.pdf", content=PDF, now=now)
