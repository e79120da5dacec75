"""Visits that phones captured: taken once, never over what somebody else recorded meanwhile."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from guidance.grounds import NEXT_STATION, NOW
from guidance.visiting import BODY, NEED, PNG, visit
from unionhall.base.actions.record_fact import record_fact
from unionhall.base.actions.settle_fact import settle_fact
from unionhall.base.field_kinds import Captured
from unionhall.base.models import FieldFact
from unionhall.base.rules.field_facts import CHANGED, CLOSED, CONFLICT, TAKEN, Item
from unionhall.desk.models import ServiceOrder
from unionhall.guidance.actions.take_visit import take_visit
from unionhall.guidance.models import Visit
from unionhall.guidance.queries.visits import latest_id
from unionhall.guidance.rules.visits import base_of
from unionhall.kernel.errors import NotFound


@pytest.fixture
def captured(enterprise):
    def make(employer=enterprise, **more) -> Item:
        given = {
            "client_id": str(uuid4()),
            "kind": "guidance.visit",
            "subject": f"employer:{employer.uscc}",
            "base": base_of(employer.version, latest_id(employer.pk)),
            "device": str(uuid4()),
            "sequence": 1,
            "captured_at": NOW - timedelta(days=1),
            "body": BODY,
        }
        return Item(**(given | more))

    return make


def send(actor, item):
    return record_fact(actor=actor, item=item, sent_at=NOW, now=NOW)


def test_it_is_the_visit_of_the_day_it_was_captured(people, enterprise, captured):
    item = captured(body=BODY | NEED, photos=(("a.png", PNG),))
    done = send(people["station"], item)
    made = Visit.objects.get()
    assert (done.state, done.result) == (TAKEN, f"visit:{made.pk}")
    assert (made.visited_on, made.visitor_id) == (date(2026, 11, 22), people.ids["station"])
    assert made.fact_id == FieldFact.objects.get().pk
    assert (made.order, made.photos.count()) == (ServiceOrder.objects.get(), 1)
    assert send(people["station"], item).again
    assert (Visit.objects.count(), ServiceOrder.objects.count()) == (1, 1)


def test_two_of_ones_own_on_one_base_are_no_conflict(people, captured):
    first, second = captured(), captured(sequence=2)
    assert [send(people["station"], one).state for one in (second, first)] == [TAKEN, TAKEN]


def test_a_visit_by_somebody_else_meanwhile_waits_for_a_person(people, enterprise, captured):
    item = captured()
    other = visit(people["park"], enterprise)
    assert send(people["station"], item).ground == CHANGED
    fact = FieldFact.objects.get()
    settle_fact(actor=people["county"], fact_id=fact.pk, choice="mine", reason="现场为准", now=NOW)
    other.refresh_from_db()
    made = Visit.objects.exclude(pk=other.pk).get()
    assert (made.visitor_id, made.recorded_by_id) == (people.ids["station"], people.ids["county"])
    assert other.set_aside_reason == "现场为准"


@pytest.mark.parametrize(("choice", "count"), [("both", 2), ("theirs", 1)])
def test_or_both_stand_or_the_other_one(people, enterprise, captured, choice, count):
    item = captured()
    visit(people["park"], enterprise)
    send(people["station"], item)
    settle_fact(actor=people["station"], fact_id=FieldFact.objects.get().pk, choice=choice, reason="核实", now=NOW)
    assert Visit.objects.filter(set_aside_at__isnull=True).count() == count


def test_a_corrected_enterprise_waits_too(people, enterprise, captured):
    item = captured()
    enterprise.version += 1
    enterprise.save()
    assert send(people["station"], item).ground == CHANGED


def test_a_closed_enterprise_waits(people, enterprise, captured):
    item = captured()
    enterprise.closed_on = date(2026, 11, 1)
    enterprise.save()
    assert send(people["station"], item).ground == CLOSED
    settle_fact(actor=people["station"], fact_id=FieldFact.objects.get().pk, choice="both", reason="清算组", now=NOW)
    assert Visit.objects.get().order is None


def test_a_station_elsewhere_sends_for_whom_it_answers(people, enterprise, captured, answers):
    with pytest.raises(NotFound):
        send(people["next"], captured())
    answers(enterprise, NEXT_STATION)
    assert send(people["next"], captured()).state == TAKEN
    waiting = captured()
    visit(people["park"], enterprise)
    assert send(people["next"], waiting).state == CONFLICT
    assert FieldFact.objects.get(state=CONFLICT).scope_path == NEXT_STATION


@pytest.mark.parametrize("subject", ["employer:91210700MA00009999", "person:1", "employer:", "employer:" + "9" * 60])
def test_what_is_no_enterprise_is_not_there(people, enterprise, captured, subject):
    with pytest.raises(NotFound):
        send(people["station"], captured(subject=subject))
    fact = Captured(1, subject, "", BODY, people.ids["station"], NOW)
    with pytest.raises(NotFound):
        take_visit(actor=people["station"], fact=fact, now=NOW)


def test_a_base_that_nobody_wrote_is_no_base(people, captured):
    for base in ("", "x", "9.9.9"):
        assert send(people["station"], captured(base=base)).state == TAKEN


def test_a_phone_cannot_speak_for_another(people, captured):
    item = captured()
    send(people["station"], item)
    assert send(people["park"], replace(item, client_id=str(uuid4()))).state == CONFLICT
