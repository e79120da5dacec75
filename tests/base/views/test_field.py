"""The doors for phones and the page where a person settles what contradicts."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from facts_for_tests import DEVICE, Thing, Things, as_json, item, taken
from people_with_logins import NORTH, SOUTH
from unionhall.base import clock
from unionhall.base.field_kinds import register_kind, withdraw_kind
from unionhall.base.models import FieldFact

pytestmark = pytest.mark.django_db
FACTS = "/field/facts/"


@pytest.fixture
def things():
    made = Things({"thing:1": Thing(NORTH), "thing:2": Thing(NORTH, version=2), "thing:south": Thing(SOUTH)})
    register_kind(made.kind)
    yield made
    withdraw_kind("test.reading")


@pytest.fixture
def log_in(open_account, hold):
    def make(name="officer", role="park_officer", path=NORTH, **more) -> Client:
        account = open_account(name)
        hold(account, role, path)
        client = Client(headers={"accept-language": "en"}, **more)
        client.force_login(account)
        return client

    return make


def fact(name="first", **more):
    now = clock.now()
    return as_json(item(name, **{"captured_at": now - timedelta(hours=1), **more}))


def send(client, *facts, **headers):
    body = json.dumps({"sent_at": clock.now().isoformat(), "facts": facts})
    return client.post(FACTS, body, content_type="application/json", headers=headers)


def test_each_item_is_answered_apart(things, log_in):
    client = log_in()
    batch = [
        fact("taken"),
        fact("elsewhere", subject="thing:south"),
        fact("contradicts", subject="thing:2"),
        fact("wrong", body={}),
    ]
    answers = send(client, *batch).json()["answers"]
    assert [one["state"] for one in answers] == ["taken", "refused", "conflict", "refused"]
    assert [one["client_id"] for one in answers] == [one["client_id"] for one in batch]
    assert answers[0]["url"].startswith("/results/reading:")
    assert "Give the value" in answers[3]["sentence"]
    assert "person" in answers[2]["sentence"]
    again = send(client, *batch).json()["answers"]
    assert [one["state"] for one in again] == ["taken", "refused", "conflict", "refused"]
    assert [one["again"] for one in again] == [True, False, True, False]
    assert (taken(), FieldFact.objects.count()) == (1, 2)


def test_without_the_token_nothing_is_taken(things, log_in):
    client = log_in(enforce_csrf_checks=True)
    assert send(client, fact()).status_code == 403
    said = client.get("/field/door/").json()
    assert said["account"] == client.session.get("_auth_user_id") or str(said["account"])
    assert send(client, fact(), **{"X-CSRFToken": said["token"]}).status_code == 200
    assert taken() == 1


def test_a_stranger_is_told_to_log_in(db):
    assert Client().get("/field/door/").status_code == 401
    assert send(Client(), fact()).status_code == 401
    assert Client().get("/field/").status_code == 302


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b"\xff\xfe",
        b'{"sent_at": "x", "facts": []}',
        json.dumps({"sent_at": "2026-11-23T02:00:00Z", "facts": []}).encode(),
        json.dumps({"sent_at": "9999-12-31T23:59:59Z", "facts": [fact()]}).encode(),
        json.dumps({"sent_at": "2026-11-23T02:00:00", "facts": [fact()]}).encode(),
        json.dumps({"sent_at": "2026-11-23T02:00:00Z", "facts": [fact() | {"sequence": 2**70}]}).encode(),
        json.dumps({"sent_at": "2026-11-23T02:00:00Z", "facts": [fact() | {"body": {"value": "\x00"}}]}).encode(),
        json.dumps({"sent_at": "2026-11-23T02:00:00Z", "facts": [fact() | {"body": {"value": "\ud800"}}]}).encode(),
        json.dumps({"sent_at": "2026-11-23T02:00:00Z", "facts": [fact() | {"subject": "a\x00"}]}).encode(),
        json.dumps({"sent_at": "2026-11-23T02:00:00Z", "facts": [fact()] * 51}).encode(),
        b"[" * 100_000,
        b'{"sent_at": "' + b"9" * 6_000_000,
    ],
)
def test_what_cannot_be_read_is_refused_as_a_whole(things, log_in, body):
    answer = log_in().post(FACTS, body, content_type="application/json")
    assert answer.status_code == 422
    assert not FieldFact.objects.exists()


def test_a_damaged_photo_is_refused_alone(things, log_in):
    bad = fact("bad") | {"photos": [{"name": "a.jpg", "content": "abc"}]}
    answers = send(log_in(), bad, fact("good")).json()["answers"]
    assert [one["code"] for one in answers] == ["base.fact_photo_damaged", ""]


def test_the_worker_reaches_every_page_and_is_never_stale(db):
    answer = Client().get("/field-worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert "no-cache" in answer["Cache-Control"]
    assert b"FieldVault" in answer.content
    assert b"addEventListener" in answer.content


def test_a_page_for_the_way_says_whose_it_is(log_in):
    client = log_in()
    answer = client.get("/field/")
    assert answer["X-Kept-On-Phone"] == client.session["_auth_user_id"]
    assert b"data-field-list" in answer.content
    assert b"needs JavaScript" in answer.content


def test_a_person_settles_on_the_page(things, log_in):
    client = log_in()
    send(client, fact("contradicts", subject="thing:2", body={"value": "新读数"}))
    held = FieldFact.objects.get()
    url = reverse("base:field_conflict", args=[held.pk])
    assert url in client.get(reverse("base:field_conflicts")).content.decode()
    page = client.get(url).content.decode()
    assert "新读数" in page
    assert "Version" in page
    assert client.post(url, {"choice": "mine", "reason": ""}).status_code == 422
    assert client.post(url, {"choice": "mine", "reason": "现场看过"}).status_code == 302
    assert client.post(url, {"choice": "mine", "reason": "再来"}).status_code == 409
    assert "现场看过" in client.get(url).content.decode()
    assert taken() == 1


@pytest.mark.parametrize(("role", "path", "status"), [("park_officer", SOUTH, 404), ("auditor", NORTH, 403)])
def test_others_do_not_see_it(things, log_in, role, path, status):
    send(log_in(), fact("contradicts", subject="thing:2"))
    held, other = FieldFact.objects.get(), log_in("other", role, path)
    url = reverse("base:field_conflict", args=[held.pk])
    assert other.get(url).status_code == status
    assert other.post(url, {"choice": "mine", "reason": "x"}).status_code == status
    assert held.title.encode() not in other.get(reverse("base:field_conflicts")).content


def test_the_list_asks_no_more_for_more_rows(things, log_in):
    client, counted = log_in(), []
    for round_ in range(2):
        send(client, *(fact(f"{round_}.{number}", subject="thing:2", sequence=number) for number in range(4)))
        client.get(reverse("base:field_conflicts"))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("base:field_conflicts")).status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_the_device_and_its_numbers_are_kept(things, log_in):
    send(log_in(), fact("a", sequence=1), fact("b", sequence=3))
    assert list(FieldFact.objects.order_by("sequence").values_list("device", "sequence")) == [
        (FieldFact.objects.first().device, 1),
        (FieldFact.objects.first().device, 3),
    ]
    assert str(FieldFact.objects.first().device) == DEVICE
