"""What a worker sees on a phone: rooms, column and talks of a station; taking part."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from unionhall.desk.actions.attach_material import attach_material
from unionhall.desk.actions.set_room_state import set_room_state
from unionhall.desk.models import TrainingRating, TrainingSeat

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32


def test_a_stranger_sees_what_is_there_and_when(log_in, room, published, announced, draft, station, people, now):
    url = reverse("desk:place", args=[station.code])
    assert log_in().get(url).status_code == 404
    room()
    room("内部仓库", public=False)
    gym = room("健身房", kind="gym")
    set_room_state(actor=people["wang"], room_id=gym.pk, version=gym.version, state="repair", note="换地板", now=now)
    published("困难职工认定")
    draft("还没写完")
    announced("工伤怎么办")
    page = log_in().get(url).content.decode()
    assert all(word in page for word in ("职工图书室", "换地板", "困难职工认定", "工伤怎么办", "Open"))
    assert not any(word in page for word in ("内部仓库", "还没写完", "204816"))
    assert log_in().get(reverse("desk:place", args=["NOBODY"])).status_code == 404


def test_a_worker_signs_up_comes_and_rates(log_in, announced, people, now):
    row, client = announced(days=0, capacity=1), log_in("worker")
    url = reverse("desk:talk", args=[row.pk])
    assert "Log in and sign up" in log_in().get(url).content.decode()
    assert client.post(reverse("desk:sign_up", args=[row.pk])).status_code == 302
    assert "You are on the list." in client.get(url).content.decode()
    assert log_in("chair").post(reverse("desk:sign_up", args=[row.pk])).status_code == 422
    wrong = client.post(reverse("desk:sign_in", args=[row.pk]), {"code": "111111"})
    assert wrong.status_code == 422
    assert "This is not the code" in wrong.content.decode()
    assert client.post(reverse("desk:rate_session", args=[row.pk]), {"stars": "5"}).status_code == 422
    assert client.post(reverse("desk:sign_in", args=[row.pk]), {"code": "204 816"}).status_code == 302
    assert client.post(reverse("desk:rate_session", args=[row.pk]), {"stars": "4", "words": "实在"}).status_code == 302
    assert client.post(reverse("desk:rate_session", args=[row.pk]), {"stars": "1"}).status_code == 422
    assert [(one.stars, one.words) for one in TrainingRating.objects.all()] == [(4, "实在")]
    file = attach_material(actor=people["wang"], session_id=row.pk, name="讲义.png", content=PNG, now=now)
    assert client.get(reverse("desk:material", args=[row.pk, file])).content == PNG
    assert log_in("twin").get(reverse("desk:material", args=[row.pk, file])).status_code == 404


def test_a_worker_gives_the_seat_back(log_in, announced):
    row, client = announced(), log_in("worker")
    client.post(reverse("desk:sign_up", args=[row.pk]))
    assert client.post(reverse("desk:sign_off", args=[row.pk])).status_code == 302
    assert not TrainingSeat.objects.exists()


def test_a_session_for_officers_is_theirs_alone(log_in, announced, station, holds):
    row = announced("内部培训", kind="officers", days=0)
    assert log_in("worker").get(reverse("desk:talk", args=[row.pk])).status_code == 404
    post = holds("chair", "000100010001", "chair")
    TrainingSeat.objects.create(
        session=row, scope_path=row.scope_path, person=post.person, name=post.person.name, way="invited"
    )
    client = log_in("chair")
    assert "You are on the list." in client.get(reverse("desk:talk", args=[row.pk])).content.decode()
    assert client.post(reverse("desk:sign_in", args=[row.pk]), {"code": "204816"}).status_code == 302
    assert TrainingSeat.objects.get().came_at is not None


@pytest.mark.parametrize("name", ["read_post", "talk"])
def test_odd_numbers_are_not_there(log_in, name):
    for number in (0, 2**63, 10**30):
        assert log_in().get(f"/desk/{'read' if name == 'read_post' else 'talks'}/{number}/").status_code == 404


def test_the_public_page_asks_no_more_for_more(log_in, room, published, announced, station):
    url, seen = reverse("desk:place", args=[station.code]), []
    for turn in range(2):
        for number in range(3):
            room(f"房间{turn}{number}")
            published(f"文章{turn}{number}")
            announced(f"宣讲{turn}{number}")
        log_in().get(url)
        with CaptureQueriesContext(connection) as asked:
            assert log_in().get(url).status_code == 200
        seen.append(len(asked))
    assert seen[0] == seen[1]
