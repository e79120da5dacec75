"""A run begins in its first state, with the rules of its place."""

import pytest

from unionhall.base.models import OutboxEvent
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from unionhall.registry.models import Organisation
from unionhall.workflow.models import Run, RunClock, RunLog

COUNTY, PARK, UNION, TWIN = "0001", "00010001", "000100010001", "000100010002"


def test_it_stands_at_its_start_and_waits_at_the_union(begin, people):
    run = begin(values={"name": "甲"}, subject="employer:12")
    assert (run.state, run.version, run.holder, run.seat_path) == ("drafting", 1, "unit", UNION)
    assert (run.profile, run.values, run.subject) == ("CN@2026-11-22", {"name": "甲"}, "employer:12")
    assert run.started_by_id == people.ids["chair"]
    assert "jcdqs" in run.name_index
    first = RunLog.objects.get(run=run)
    assert (first.event, first.target, first.as_role, first.version) == ("started", "drafting", "unit", 1)
    assert RunClock.objects.get(run=run).amount == 10
    assert OutboxEvent.objects.filter(name="workflow.RunStarted").count() == 1


def test_the_rules_of_the_province_are_pinned(begin):
    Organisation.objects.filter(path=COUNTY).update(region_code="310115")
    run = begin()
    assert run.profile == "SH@2026-11-22"


def test_the_same_key_is_the_same_run(begin):
    run = begin(key="k1")
    assert begin(key="k1", title="anders").pk == run.pk
    assert Run.objects.count() == 1
    with pytest.raises(Conflict, match="key_used"):
        begin(key="k1", subject="employer:13")


def test_the_first_step_must_be_the_starters(begin, people):
    for name in ("twin", "auditor"):
        with pytest.raises(NotAllowed):
            begin(actor=people[name])
    assert begin(actor=people["station"]).started_by_id == people.ids["station"]


def test_what_is_not_there(begin):
    with pytest.raises(NotFound, match="no_procedure"):
        begin(procedure="testing.nothing")
    with pytest.raises(NotFound, match="no_unit"):
        begin(scope_path="00019999")
    with pytest.raises(Refused, match="title_missing"):
        begin(title="  ")
