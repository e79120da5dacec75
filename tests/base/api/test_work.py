"""Trail, jobs, stuck events and webhooks over the API, by an administrator; a colleague sees their own jobs only."""

import pytest

from unionhall.base import clock
from unionhall.base.jobs import enqueue
from unionhall.base.models import Job, OutboxDelivery, OutboxEvent, Webhook
from unionhall.kernel.actors import Actor


@pytest.fixture
def keeper(caller):
    return caller("administrator", "")


@pytest.fixture
def job(keeper, caller, places):
    officer = caller("park_officer", "A").account
    actor = Actor(officer.pk, "park", door="web")
    pk = enqueue("registry.stage_roster", {"batch": 1}, actor=actor, now=clock.now(), scope_path=places["A"])
    Job.objects.filter(pk=pk).update(state="dead", error_code="base.broken", error="broken")
    return pk


@pytest.fixture
def stuck(places):
    now = clock.now()
    event = OutboxEvent.objects.create(name="x.Y", payload={}, aggregate="a", at=now, scope_path=places["A"])
    return OutboxDelivery.objects.create(
        event=event, subscriber="s", aggregate="a", state="dead", attempts=8, next_at=now
    ).pk


def test_trail(keeper, caller):
    keeper("put", "base/calendar/days/2026-10-10", {"working": True, "title": "补班"})
    (seen,) = keeper("get", "base/audit?verb=base.change_calendar_day&subject=calendar:2026-10-10")["items"]
    assert (seen["facts"], seen["who"], seen["door"]) == ({"working": True}, "administrator", "api")
    first = keeper("get", "base/audit?limit=1")
    assert keeper("get", f"base/audit?limit=1&after={first['next']}")["items"][0]["id"] > first["items"][0]["id"]
    auditor = caller("auditor", "B")
    assert {row["organisation_code"] for row in auditor("get", "base/audit")["items"]} <= {"B", "B1"}


def test_jobs(keeper, job, caller):
    assert [row["id"] for row in keeper("get", "base/jobs?state=dead")["items"]] == [job]
    assert keeper("get", "base/jobs?state=done")["items"] == []
    assert keeper("get", f"base/jobs/{job}")["error_code"] == "base.broken"
    other = caller("park_officer", "B")
    assert other("get", "base/jobs")["items"] == []
    other("get", f"base/jobs/{job}", status=404)
    other("post", f"base/jobs/{job}/retry", status=403)
    keeper("post", f"base/jobs/{job}/retry")
    assert keeper("get", f"base/jobs/{job}")["state"] == "ready"
    keeper("post", f"base/jobs/{job}/retry", status=422)


def test_stuck_events(keeper, stuck, caller):
    (seen,) = keeper("get", "base/stuck-events")["items"]
    assert (seen["id"], seen["event"], seen["attempts"]) == (stuck, "x.Y", 8)
    auditor = caller("auditor", "B")
    assert auditor("get", "base/stuck-events")["items"] == []
    caller("administrator", "B", name="twin")("post", f"base/stuck-events/{stuck}/skip", {"reason": "x"}, status=404)
    keeper("post", f"base/stuck-events/{stuck}/retry")
    keeper("post", f"base/stuck-events/{stuck}/retry", status=404)
    OutboxDelivery.objects.filter(pk=stuck).update(state="dead")
    keeper("post", f"base/stuck-events/{stuck}/skip", {"reason": ""}, status=422)
    keeper("post", f"base/stuck-events/{stuck}/skip", {"reason": "mended by hand"})
    assert OutboxDelivery.objects.get(pk=stuck).state == "skipped"


def test_webhooks(keeper, caller):
    events = keeper("get", "base/events")
    given = {"url": "https://example.org/hook", "events": events[:1], "organisation_code": "A"}
    made = keeper("post", "base/webhooks", given, status=201)
    assert Webhook.objects.count() == 1
    assert len(made["secret"]) > 40
    assert keeper("get", "base/webhooks")["items"][0]["organisation_code"] == "A"
    assert "secret" not in keeper("get", f"base/webhooks/{made['id']}")
    assert keeper("get", f"base/webhooks/{made['id']}/deliveries") == {"items": [], "next": None}
    keeper("post", "base/webhooks", given | {"events": ["no.Such"]}, status=422)
    keeper("post", "base/webhooks", given | {"url": "ftp://example.org"}, status=422)
    twin = caller("administrator", "B", name="twin")
    twin("get", f"base/webhooks/{made['id']}", status=404)
    twin("post", f"base/webhooks/{made['id']}/end", status=404)
    twin("post", "base/webhooks", {"url": "https://example.org/all"}, status=404)
    keeper("post", f"base/webhooks/{made['id']}/end")
    assert keeper("get", f"base/webhooks/{made['id']}")["is_active"] is False
