"""The premises register as pages: list, record, forms, counter; whose rooms, and how many questions they ask."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from unionhall.desk.actions.record_use import record_use
from unionhall.desk.models import Room, RoomException, RoomMoney, RoomUse


def counted(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def send(client, url: str, **typed):
    answer = client.post(url, typed)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return answer["Location"]


def test_a_room_is_entered_in_two_steps_and_gets_its_hours(log_in, station):
    client, url = log_in("wang"), reverse("desk:register_room")
    first = {"organisation": station.code, "kind": "gym", "name": "职工健身房", "floor": "三楼", "area_m2": "86.5"}
    send(client, url, **first)
    send(client, f"{url}?step=2", equipment="跑步机 4\n饮水机", post="station_fulltime", public="on")
    hours = send(client, f"{url}?step=3")
    room = Room.objects.get()
    assert hours == reverse("desk:room_hours", args=[room.pk])
    assert (str(room.area_m2), room.equipment) == ("86.5", [["跑步机", 4], ["饮水机", None]])
    wrong = client.post(hours, {"version": room.version, "day0": "morning"})
    assert wrong.status_code == 422
    assert "is no time of the day" in wrong.content.decode()
    send(client, hours, version=room.version, day0="8:30-20:00", closed_on_holidays="on")
    page = client.get(reverse("desk:room", args=[room.pk])).content.decode()
    assert all(word in page for word in ("8:30-20:00", "跑步机", "Open", "nobody fills this post"))


def test_state_days_of_their_own_and_money(log_in, room):
    row, client = room(), log_in("wang")
    url = reverse("desk:room", args=[row.pk])
    send(client, reverse("desk:room_exception", args=[row.pk]), day="2026-11-24", hours="", reason="盘点图书")
    assert "盘点图书" in client.get(url).content.decode()
    send(client, reverse("desk:room_as_usual", args=[row.pk]), day="2026-11-24")
    assert not RoomException.objects.exists()
    send(client, reverse("desk:room_money", args=[row.pk]), year="2020", source="city", amount_fen="", paid_by="市总")
    send(client, reverse("desk:room_money", args=[row.pk]), year="2021", source="park", amount_fen="12000.50")
    page = client.get(url).content.decode()
    assert "12,000.50" in page
    assert "the amount of 1 entry is not known" in page
    known = RoomMoney.objects.get(amount_fen=1_200_050)
    assert client.post(reverse("desk:strike_money", args=[known.pk]), {"reason": ""}).status_code == 422
    send(client, reverse("desk:strike_money", args=[known.pk]), reason="记错了")
    assert "Known:" not in client.get(url).content.decode()  # what is not known is no zero
    send(client, reverse("desk:room_state", args=[row.pk]), version=row.version, state="repair", note="修暖气")
    assert "修暖气" in client.get(url).content.decode()


def test_the_counter_counts_a_press_once(log_in, room):
    row, client = room(), log_in("li")
    url = reverse("desk:counter", args=[row.pk])
    page = client.get(url).content.decode()
    key = page.split('name="key" value="')[1].split('"')[0]
    one = {"key": key, "people": "1", "kind": "visit", "used_on": "2026-11-23"}
    send(client, url, **one)
    send(client, url, **one)
    send(client, url, key="group-0001", people="12", kind="booking", used_on="2026-11-22", note="演讲比赛")
    assert client.post(url, {**one, "people": "0"}).status_code == 422
    assert RoomUse.objects.count() == 2
    use = RoomUse.objects.get(people=12)
    send(client, reverse("desk:strike_use", args=[use.pk]), reason="没来")
    assert "没来" in client.get(url).content.decode()


def test_a_room_is_changed_on_the_version_that_was_seen(log_in, room):
    row, client = room(), log_in("park")
    url = reverse("desk:change_room", args=[row.pk])
    send(client, url, kind="library", name="职工书屋")
    send(client, f"{url}?step=2", public="")
    assert send(client, f"{url}?step=3") == reverse("desk:room", args=[row.pk])
    again = Room.objects.get(pk=row.pk)
    assert (again.name, again.public) == ("职工书屋", False)


@pytest.mark.parametrize("who", ["chair", "twin", "far_station", "next_park"])
def test_somebody_elses_room_is_not_there(log_in, room, who):
    row, client = room(), log_in(who)
    for name in ("room", "room_state", "room_hours", "room_exception", "room_money", "change_room"):
        assert client.get(reverse(f"desk:{name}", args=[row.pk])).status_code == 404
    assert client.post(reverse("desk:counter", args=[row.pk]), {"people": "1"}).status_code in {403, 404}


def test_an_auditor_reads_and_changes_nothing(log_in, room):
    row, client = room(), log_in("auditor")
    page = client.get(reverse("desk:room", args=[row.pk])).content.decode()
    assert reverse("desk:room_hours", args=[row.pk]) not in page
    assert client.get(reverse("desk:room_hours", args=[row.pk])).status_code == 403


def test_list_and_record_ask_no_more_for_more(log_in, room, people, now):
    client, seen = log_in("wang"), []
    for turn in range(2):
        for number in range(3):
            row = room(f"房间{turn}{number}")
            record_use(actor=people["wang"], room_id=row.pk, used_on=now.date(), people=3, key="k", now=now)
        first = Room.objects.order_by("id").first()
        assert first is not None
        seen.append((counted(client, reverse("desk:rooms")), counted(client, reverse("desk:room", args=[first.pk]))))
        record_use(actor=people["wang"], room_id=first.pk, used_on=now.date(), people=3, key=f"x{turn}", now=now)
    assert seen[0] == seen[1]
