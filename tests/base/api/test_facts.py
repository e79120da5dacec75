"""Programs send facts, list what waits and settle it."""

from datetime import timedelta

import pytest

from facts_for_tests import Thing, Things, as_json, item, taken
from unionhall.base import clock
from unionhall.base.field_kinds import register_kind, withdraw_kind
from unionhall.base.models import FieldFact

WHY = {"choice": "both", "reason": "核实过"}


@pytest.fixture
def things(places):
    made = Things({"thing:1": Thing(places["A"]), "thing:2": Thing(places["A"], version=2)})
    register_kind(made.kind)
    yield made
    withdraw_kind("test.reading")


def batch(**subjects):
    now = clock.now()
    facts = [item(name, subject=subject, captured_at=now - timedelta(hours=1)) for name, subject in subjects.items()]
    return {"sent_at": now.isoformat(), "facts": [as_json(one) for one in facts]}


def test_a_program_sends_and_settles(things, caller):
    town = caller("park_officer", "A")
    sent = batch(a="thing:1", b="thing:2", c="thing:none")
    answers = town("post", "facts/", sent)["answers"]
    assert [one["state"] for one in answers] == ["taken", "conflict", "refused"]
    again = town("post", "facts/", sent)["answers"]
    assert [(one["state"], one["again"]) for one in again] == [("taken", True), ("conflict", True), ("refused", False)]
    waiting = town("get", "facts/conflicts")["items"]
    assert [one["subject"] for one in waiting] == ["thing:2"]
    url = f"facts/conflicts/{waiting[0]['id']}"
    assert town("get", url)["ground"] == "changed"
    assert town("post", f"{url}/settle", WHY)["result"] == f"reading:{waiting[0]['id']}"
    assert town("post", f"{url}/settle", WHY, status=409)["error"]["code"] == "base.fact_settled"
    assert taken() == 2
    assert "test.reading" in town("get", "facts/kinds")


def test_others_get_nothing(things, caller, nobody):
    town = caller("park_officer", "A")
    town("post", "facts/", batch(b="thing:2"))
    url = f"facts/conflicts/{FieldFact.objects.get().pk}"
    for role, place, status in (("park_officer", "B", 404), ("union_officer", "A1", 403), ("auditor", "A", 403)):
        other = caller(role, place)
        other("get", url, status=status)
        other("post", f"{url}/settle", WHY, status=status)
        assert other("post", "facts/", batch(mine="thing:1"))["answers"][0]["state"] == "refused"
    nobody("get", "facts/conflicts", status=401)
    assert FieldFact.objects.count() == 1


def test_a_narrow_token_records_nothing(things, caller):
    narrow = caller("park_officer", "A", only=["base.record_fact"])
    assert narrow("post", "facts/", batch(a="thing:1"))["answers"][0]["state"] == "refused"
    blind = caller("park_officer", "A", only=["base.read_accounts"], name="blind")
    assert blind("post", "facts/", batch(a="thing:1"))["answers"][0]["code"] == "base.not_allowed"
