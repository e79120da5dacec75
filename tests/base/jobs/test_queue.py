"""The queue: transactional, one lease at a time, growing pauses, dead letters."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from unionhall.base import clock
from unionhall.base.jobs import Task, enqueue, job, queue
from unionhall.base.jobs.processes import this_process
from unionhall.base.jobs.running import run_one
from unionhall.base.jobs.worker import work_once
from unionhall.base.models import Account, Job, JobState
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_, Sentence

pytestmark = pytest.mark.django_db
SEEN: list[object] = []


@job("base.test_note", attempts=3)
def _note(task: Task) -> dict[str, object]:
    SEEN.append(task.payload.get("n"))
    task.progress(1, 2, Sentence(N_("{count} rows read."), {"count": 1}))
    return {"n": task.payload.get("n")}


@job("base.test_fail", attempts=3)
def _fail(task: Task) -> dict[str, object]:
    raise ValueError("phone 13800000000 is wrong")


@job("base.test_refuse")
def _refuse(task: Task) -> dict[str, object]:
    raise Refused("base.test_no", N_("Row {row} is wrong."), row=3)


@job("base.test_actor")
def _actor(task: Task) -> dict[str, object]:
    return {"account": task.actor.account_id, "holdings": len(task.actor.holdings), "door": task.actor.door}


@pytest.fixture(autouse=True)
def _fresh():
    SEEN.clear()


def test_a_job_runs_and_says_how_far_it_is(system, now):
    number = enqueue("base.test_note", {"n": 1}, actor=system, now=now)
    assert work_once() == 1
    held = Job.objects.get(pk=number)
    assert (held.state, held.result, held.done, held.total) == (JobState.DONE, {"n": 1}, 1, 2)
    assert Sentence(held.sentence, held.sentence_facts).plain() == "1 rows read."


def test_a_rolled_back_enqueue_leaves_no_job(system, now):
    with transaction.atomic():
        enqueue("base.test_note", {}, actor=system, now=now)
        transaction.set_rollback(True)
    assert not Job.objects.exists()


def test_the_same_key_twice_is_the_same_job(system, now):
    first = enqueue("base.test_note", {"n": 1}, actor=system, now=now, key="k")
    assert enqueue("base.test_note", {"n": 2}, actor=system, now=now, key="k") == first
    assert enqueue("base.test_note", {"n": 3}, actor=system, now=now, key="other") != first
    work_once()
    assert SEEN == [1, 3]


def test_a_job_for_later_waits(system, now):
    enqueue("base.test_note", {}, actor=system, now=now, run_at=clock.now() + timedelta(hours=1))
    assert work_once() == 0


def test_a_failing_job_is_tried_with_growing_pauses_and_dies_without_personal_data(system, now):
    number = enqueue("base.test_fail", {}, actor=system, now=now)
    moment = now
    for attempt, pause in ((1, 10), (2, 40)):
        run_one(queue.claim(now=moment), heart=False)
        held = Job.objects.get(pk=number)
        assert (held.state, held.attempts) == (JobState.READY, attempt)
        assert held.run_at >= clock.now() + timedelta(seconds=pause - 5)
        moment = held.run_at
    run_one(queue.claim(now=moment), heart=False)
    held = Job.objects.get(pk=number)
    assert (held.state, held.error) == (JobState.DEAD, "ValueError: phone [removed] is wrong")
    assert queue.claim(now=moment + timedelta(days=1)) is None


def test_a_refusal_is_not_tried_again_and_keeps_its_sentence(system, now):
    number = enqueue("base.test_refuse", {}, actor=system, now=now)
    work_once()
    held = Job.objects.get(pk=number)
    assert (held.state, held.error_code, held.attempts) == (JobState.DEAD, "base.test_no", 1)
    assert Sentence(held.sentence, held.sentence_facts).plain() == "Row 3 is wrong."


def test_a_lost_lease_goes_to_another_worker_and_the_first_may_not_finish(system, now):
    number = enqueue("base.test_note", {}, actor=system, now=now)
    first = queue.claim(now=now)
    assert queue.claim(now=now) is None
    assert queue.reap(now=now + timedelta(seconds=50)) == 0
    assert queue.reap(now=now + timedelta(seconds=100)) == 1
    second = queue.claim(now=now + timedelta(seconds=200))
    assert second.pk == number
    assert not queue.finish(first, {}, now=now)
    assert not queue.renew(first, until=now)
    assert queue.finish(second, {}, now=now)


def test_a_job_whose_process_is_gone_does_not_wait_for_its_lease(system, now):
    enqueue("base.test_note", {}, actor=system, now=now)
    me = this_process()
    gone = f"{me.rpartition('.')[0]}.1"  # the same number, started at another time
    assert queue.claim(now=now, worker=me) is not None
    assert queue.reap(now=now) == 0
    Job.objects.update(worker=gone)
    assert queue.reap(now=now) == 1


def test_a_job_killed_every_time_dies(system, now):
    number = enqueue("base.test_note", {}, actor=system, now=now)
    for n in range(1, 4):
        assert queue.claim(now=now + timedelta(hours=n)).pk == number
        queue.reap(now=now + timedelta(hours=n, minutes=5))
    assert Job.objects.get(pk=number).state == JobState.DEAD


def test_a_released_job_does_not_lose_an_attempt(system, now):
    number = enqueue("base.test_note", {}, actor=system, now=now)
    queue.release(queue.claim(now=now), now=now)
    held = Job.objects.get(pk=number)
    assert (held.state, held.attempts) == (JobState.READY, 0)


def test_a_job_acts_with_the_roles_of_today(keeper, now):
    number = enqueue("base.test_actor", {}, actor=keeper, now=now)
    work_once()
    result = Job.objects.get(pk=number).result
    assert result == {"account": keeper.account_id, "holdings": 0, "door": "job"}  # the role is not in the table


def test_a_job_of_a_locked_account_acts_as_nobody(keeper, now):
    Account.objects.update(is_active=False)
    number = enqueue("base.test_actor", {}, actor=keeper, now=now)
    work_once()
    assert Job.objects.get(pk=number).result["account"] is None


def test_claiming_costs_the_same_however_many_jobs_wait(system, now, django_assert_num_queries):
    for n in range(30):
        enqueue("base.test_note", {"n": n}, actor=system, now=now)
    with django_assert_num_queries(4):  # savepoint, select, update, release
        queue.claim(now=now)


@pytest.mark.django_db(transaction=True)
def test_many_workers_never_take_one_job_twice(system, now):
    for n in range(40):
        enqueue("base.test_note", {"n": n}, actor=system, now=now)
    taken: list[int] = []

    def work() -> None:
        while True:
            claimed = queue.claim(now=now)
            if claimed is None:
                break
            taken.append(claimed.pk)
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == len(set(taken)) == 40
