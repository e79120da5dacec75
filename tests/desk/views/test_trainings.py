"""Training and talks as pages: plan, announce, invite, tick, print; whose, and how many questions they ask."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from unionhall.desk.models import TrainingSeat, TrainingSession

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32
UNION = "000100010001"


def counted(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def send(client, url: str, **typed):
    answer = client.post(url, typed)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return answer["Location"]


def test_a_training_from_the_plan_to_the_list(log_in, station, room, holds, today):
    client, url, row = log_in("wang"), reverse("desk:plan_session"), room()
    officer = holds("chair", UNION, "chair")
    send(client, url, organisation=station.code, kind="officers", topic="换届怎么办", speaker="县总讲师")
    when = {"held_on": today.isoformat(), "begins": "09:00", "ends": "08:00", "room_id": row.pk}
    assert client.post(f"{url}?step=2", when).status_code == 422
    send(client, f"{url}?step=2", **{**when, "ends": "11:00"})
    here = send(client, f"{url}?step=3")
    session = TrainingSession.objects.get()
    assert (session.from_minute, session.to_minute, session.room) == (540, 660, row)
    send(client, reverse("desk:invite", args=[session.pk]), posts=[officer.pk])
    send(client, reverse("desk:announce_session", args=[session.pk]), version=session.version)
    send(client, reverse("desk:attach_material", args=[session.pk]), file=SimpleUploadedFile("讲义.png", PNG))
    printed = client.get(reverse("desk:attendance_list", args=[session.pk])).content.decode()
    assert "干部chair" in printed
    seat = TrainingSeat.objects.get()
    send(client, reverse("desk:attendance", args=[session.pk]), came=[seat.pk], also="临时来的人\n\n")
    session.refresh_from_db()
    send(client, reverse("desk:close_session", args=[session.pk]), version=session.version)
    page = client.get(here).content.decode()
    assert "2 of 2 on the list came" in page
    assert all(word in page for word in ("讲义.png", "临时来的人", "Held", session.code))


def test_the_plan_is_changed_and_called_off(log_in, planned):
    row, client = planned(), log_in("park")
    url = reverse("desk:change_session", args=[row.pk])
    assert b"09:00" in client.get(f"{url}?step=2").content
    send(client, url, topic="劳动合同十问")
    send(client, f"{url}?step=2", held_on="2026-12-01", begins="14:00", ends="15:30", place="职工之家", capacity="40")
    send(client, f"{url}?step=3")
    row.refresh_from_db()
    assert (row.topic, row.from_minute, row.capacity) == ("劳动合同十问", 840, 40)
    cancel = reverse("desk:cancel_session", args=[row.pk])
    assert client.post(cancel, {"version": row.version, "reason": " "}).status_code == 422
    send(client, cancel, version=row.version, reason="讲师病了")
    assert "讲师病了" in client.get(reverse("desk:session", args=[row.pk])).content.decode()


@pytest.mark.parametrize("who", ["twin", "far_station", "next_park", "chair"])
def test_somebody_elses_session_is_not_there(log_in, planned, who):
    row, client = planned(), log_in(who)
    for name in ("session", "attendance_list"):
        assert client.get(reverse(f"desk:{name}", args=[row.pk])).status_code == 404
    for name in ("announce_session", "close_session", "cancel_session", "attendance", "invite", "attach_material"):
        typed = {"version": "1", "reason": "x", "file": SimpleUploadedFile("a.png", PNG)}
        assert client.post(reverse(f"desk:{name}", args=[row.pk]), typed).status_code in {403, 404}


def test_list_and_record_ask_no_more_for_more(log_in, announced, now):
    client, seen = log_in("wang"), []
    row = announced("第一场")
    for turn in range(2):
        announced(f"又一场{turn}", days=turn)
        for number in range(3):
            TrainingSeat.objects.create(
                session=row, scope_path=row.scope_path, name=f"工友{turn}{number}", way="walked_in", came_at=now
            )
        record = reverse("desk:session", args=[row.pk])
        seen.append((counted(client, reverse("desk:sessions")), counted(client, record)))
        row.held_on += timedelta(days=1)
    assert seen[0] == seen[1]
