"""Events move a run only as the table says, for whom it says, on the version they saw."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from procedure_for_tests import TABLE, WITH_PAPERS, facts_of_request
from unionhall.base.authority import require
from unionhall.base.models import AuditRecord, OutboxEvent
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refusal, Refused
from unionhall.workflow import declared, shelf
from unionhall.workflow.actions.fire import fire
from unionhall.workflow.models import HouseholdTie, Run, RunClock, RunLog
from unionhall.workflow.shelf import PaperOnShelf, Shelf

PARK = "00010001"
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
READY = {"present": 67, "name": "甲"}


def test_a_step_moves_the_run_the_log_the_clocks_and_the_inbox(begin, step, people):
    run = begin()
    assert fire(actor=people["chair"], run_id=run.pk, event="submit", version=1, values=READY, now=run.started_at) == 2
    run.refresh_from_db()
    assert (run.state, run.version, run.holder, run.seat_path) == ("asked", 2, "superior", PARK)
    assert run.values == READY
    log = RunLog.objects.get(run=run, version=2)
    assert (log.event, log.source, log.target, log.as_role) == ("submit", "drafting", "asked", "unit")
    assert [(row["code"], row["ok"]) for row in log.findings] == [("quorum", True), ("named", True)]
    assert log.findings[0]["facts"] == {"present": 67, "due": 100}
    old, new = RunClock.objects.filter(run=run).order_by("id")
    assert (old.code, old.stopped_at is None, new.code, new.stopped_at) == ("tidy", False, "answer", None)
    assert run.due_on == new.due_on
    assert OutboxEvent.objects.filter(name="workflow.RunMoved").count() == 1
    assert AuditRecord.objects.filter(verb="workflow.fire", subject=run.ref).count() == 1


def test_every_failed_guard_is_said_with_its_numbers(begin, step, people):
    run = begin()
    with pytest.raises(Refused, match="not_met") as caught:
        step(run, "submit", people["chair"], values={"present": 66})
    found = caught.value.facts["findings"]
    assert [one.code for one in found] == ["quorum", "named"]
    assert found[0].said().plain() == "66 of 100 are present."
    run.refresh_from_db()
    assert (run.version, run.values) == (1, {})


def test_a_double_click_and_a_stale_page_are_refused(asked, people):
    with pytest.raises(Conflict, match="stale"):
        fire(actor=people["chair"], run_id=asked.pk, event="submit", version=1, values=READY, now=asked.started_at)
    with pytest.raises(Conflict, match="stale"):
        fire(actor=people["park"], run_id=asked.pk, event="approve", version=3, now=asked.started_at)
    assert RunLog.objects.filter(run=asked).count() == 2


EVENTS = sorted({one.event for one in TABLE.transitions})
WHO = ("chair", "twin", "station", "park", "county", "auditor", "worker")
MAY = {
    ("drafting", "submit"): {"chair", "station"},
    ("drafting", "give_up"): {"chair"},
    ("asked", "send_back"): {"park", "county"},
    ("asked", "approve"): {"park", "county"},
    ("paying", "pay"): {"park", "county"},
}


@pytest.mark.parametrize("state", [one.code for one in TABLE.states])
def test_whatever_is_not_in_the_table_is_refused(begin, people, state):
    run = begin(values=READY | {"amount_fen": 0})
    final = TABLE.state(state).final
    Run.objects.filter(pk=run.pk).update(state=state, outcome=final, finished_at=run.started_at if final else None)
    for event in EVENTS:
        for name in WHO:
            allowed = name in MAY.get((state, event), set())
            if allowed and event != "pay":  # paying also needs signatures, see below
                with transaction.atomic():
                    fire(actor=people[name], run_id=run.pk, event=event, version=1, reason="r", now=run.started_at)
                    transaction.set_rollback(True)
                continue
            with pytest.raises(Refusal):
                fire(actor=people[name], run_id=run.pk, event=event, version=1, reason="r", now=run.started_at)
    assert RunLog.objects.filter(run=run).count() == 1


def test_out_of_reach_is_not_found(asked, people):
    with pytest.raises(NotFound):
        fire(actor=people["twin"], run_id=asked.pk, event="approve", version=2, now=asked.started_at)
    with pytest.raises(NotFound):
        fire(actor=people["park"], run_id=10**9, event="approve", version=2, now=asked.started_at)


def test_a_reason_is_asked_for(asked, people, step):
    with pytest.raises(Refused, match="reason_missing"):
        step(asked, "send_back", people["park"])
    run = step(asked, "send_back", people["park"], reason=" Bitte  ergänzen ")
    assert (run.state, RunLog.objects.get(run=run, version=3).reason) == ("drafting", "Bitte ergänzen")


def test_who_prepared_does_not_decide(begin, step, people):
    run = step(begin(scope_path=PARK, superior_path=PARK, actor=people["park"]), "submit", people["park"], values=READY)
    with pytest.raises(Refused, match="same_person"):
        step(run, "approve", people["park"])
    assert step(run, "approve", people["park2"]).state == "waiting"


def test_who_is_concerned_stands_aside_and_so_does_the_household(begin, step, people, ground):
    mine, kin = ground.person(), ground.person()
    mine.account_id = people.ids["park"]
    mine.save()
    HouseholdTie.objects.create(account_id=people.ids["park2"], person=kin, from_at=NOW)
    run = step(begin(), "submit", people["chair"], values=READY | {"concerned": [mine.pk, kin.pk]})
    with pytest.raises(Refused, match="own_matter"):
        step(run, "approve", people["park"])
    with pytest.raises(Refused, match="household"):
        step(run, "approve", people["park2"])
    assert step(run, "approve", people["county"]).state == "waiting"


def test_a_system_takes_the_units_steps_but_never_decides(begin, step):
    run = step(begin(), "submit", system_actor("organizing"), values=READY)
    with pytest.raises(NotAllowed):
        step(run, "approve", system_actor("organizing"))


def test_an_effect_runs_in_the_same_transaction(begin, step, people):
    seen = []

    def effect(*, actor, run, values, now):
        require(actor, "workflow.act")
        seen.append((run.state, values))
        if values.get("name") == "bad":
            raise Refused("testing.no", "No.")

    declared.register(TABLE, facts=facts_of_request, effects={"submit": effect})
    run = begin()
    with pytest.raises(Refused, match=r"testing\.no"):
        step(run, "submit", people["chair"], values={"present": 67, "name": "bad"})
    run.refresh_from_db()
    assert run.version == 1
    assert step(run, "submit", people["chair"], values=READY).state == "asked"
    assert seen[-1] == ("asked", READY)


def test_the_log_cannot_be_changed(asked):
    for change in (
        lambda: RunLog.objects.filter(run=asked).update(reason="anders"),
        lambda: RunLog.objects.filter(run=asked).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_papers_must_be_there(begin, step, people):
    held = [PaperOnShelf("T02", "Zweites", "filled")]
    former = shelf.current_shelf()
    shelf.keep_papers(
        Shelf(
            templates=lambda: {"T01": "Erstes", "T02": "Zweites", "T03": "Drittes"},
            held=lambda _subject: held,
            readable=lambda _actor, _subject: held,
            fill_url=lambda subject, template, at: f"/fill/{subject}/{template}/{at}/",
        )
    )
    declared.register(WITH_PAPERS, facts=facts_of_request)
    try:
        run = begin(procedure=WITH_PAPERS.code)
        with pytest.raises(Refused, match="not_met") as caught:
            step(run, "submit", people["chair"])
        assert [one.code for one in caught.value.facts["findings"]] == ["paper_t01"]
        held.append(PaperOnShelf("T01", "Erstes", "filed", "甲工字〔2026〕1号"))
        assert step(run, "submit", people["chair"]).outcome == "done"
        assert OutboxEvent.objects.filter(name="workflow.RunEnded").count() == 1
    finally:
        declared.withdraw(WITH_PAPERS.code)
        shelf.put_back(former)
