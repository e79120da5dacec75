"""A clock that ran out fires its outcome, or shows the run to those above."""

from datetime import UTC, date, datetime

from procedure_for_tests import TABLE, facts_of_request
from unionhall.base.job_task import Task
from unionhall.base.models import OutboxEvent
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import Refused
from unionhall.workflow import declared, jobs
from unionhall.workflow.actions.run_out_clock import run_out_clock
from unionhall.workflow.models import Run, RunClock, RunLog

CLOCKS = system_actor("workflow")
LATER = datetime(2027, 1, 20, 4, 0, tzinfo=UTC)


def run_out(run: Run, code: str, now: datetime = LATER) -> bool:
    clock = RunClock.objects.get(run=run, code=code, stopped_at__isnull=True)
    done = run_out_clock(actor=CLOCKS, clock_id=clock.pk, now=now)
    run.refresh_from_db()
    return done


def test_silence_fires_the_default_outcome(asked):
    assert run_out(asked, "answer")
    assert (asked.state, asked.outcome) == ("refused", "failed")
    last = RunLog.objects.get(run=asked, version=asked.version)
    assert (last.event, last.by_default, last.account_id, last.actor) == ("lapse", True, None, "system:workflow")
    assert OutboxEvent.objects.filter(name="workflow.ClockRanOut").count() == 1


def test_the_last_day_itself_still_counts(asked):
    due = asked.due_on
    assert due == date(2026, 12, 7)
    assert not run_out(asked, "answer", datetime(2026, 12, 7, 15, 59, tzinfo=UTC))  # 23:59 in China
    assert run_out(asked, "answer", datetime(2026, 12, 7, 16, 1, tzinfo=UTC))  # 0:01 of the next day


def test_without_an_outcome_those_above_see_it(begin):
    run = begin()
    assert run_out(run, "tidy")
    assert (run.state, run.version, run.escalated_path) == ("drafting", 1, "00010001")
    clock = RunClock.objects.get(run=run)
    assert not run_out_clock(actor=CLOCKS, clock_id=clock.pk, now=LATER)


def test_an_outcome_that_is_refused_is_escalated_instead(asked):
    def effect(*, actor, run, values, now):
        raise Refused("testing.no", "No.")

    declared.register(TABLE, facts=facts_of_request, effects={"lapse": effect})
    assert run_out(asked, "answer")
    assert (asked.state, asked.version, asked.escalated_path) == ("asked", 2, "0001")


def test_a_clock_that_was_stopped_does_nothing(asked):
    stopped = RunClock.objects.get(run=asked, code="tidy")
    assert not run_out_clock(actor=CLOCKS, clock_id=stopped.pk, now=LATER)


def test_the_job_works_through_all_of_them(asked, begin, monkeypatch):
    second = begin(title="二")
    monkeypatch.setattr(Task, "now", lambda _task: LATER)
    answer = jobs.keep_clocks(Task(id=1, name="workflow.keep_clocks", payload={}, actor=CLOCKS))
    assert answer["ran_out"] == 2
    asked.refresh_from_db()
    second.refresh_from_db()
    assert (asked.state, second.escalated_path) == ("refused", "00010001")
    assert jobs.keep_clocks(Task(id=2, name="workflow.keep_clocks", payload={}, actor=CLOCKS))["ran_out"] == 0
