from datetime import timedelta

import pytest

from unionhall.base.files import read
from unionhall.desk.actions.take_step import take_step
from unionhall.desk.models import ServiceOrder
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from unionhall.workflow.actions.run_out_clock import run_out_clock
from unionhall.workflow.models import Run, RunClock, RunFile

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32


def test_an_order_goes_from_the_need_to_the_rating(worked, step):
    order = step(worked(), "confirm", "chair")
    order = step(order, "rate", "chair", reason="讲得清楚", values={"stars": 5})
    assert (order.run.state, order.run.outcome) == ("rated", "done")
    assert (order.stars, order.words, order.done_note) == (5, "讲得清楚", "律师来厂讲了两小时。")
    assert order.assigned_to.username == "li"


def test_without_a_union_the_park_says_who_confirmed(worked, step, people, bare):
    order = worked(actor=people["wang"], union_code="", uscc=bare.uscc)
    with pytest.raises(Refused) as refusal:
        step(order, "confirm", "park")
    assert [one.code for one in refusal.value.facts["findings"]] == ["said"]
    with pytest.raises(NotAllowed):
        step(order, "confirm", "wang", reason="自己说办好了")
    order = step(order, "confirm", "park", reason="厂办主任电话确认")
    order = step(order, "rate", "park", reason="厂办主任说满意", values={"stars": 4})
    assert order.stars == 4


@pytest.mark.parametrize("who", ["chair", "park", "county"])
def test_only_the_station_accepts(ask, step, who):
    with pytest.raises(NotAllowed):
        step(ask(), "accept", who)


@pytest.mark.parametrize("who", ["wang", "park", "county"])
def test_only_the_enterprise_confirms_where_it_has_a_union(worked, step, who):
    with pytest.raises(NotAllowed):
        step(worked(), "confirm", who)


@pytest.mark.parametrize("who", ["twin", "far_station", "next_park", "bare_chair"])
def test_nobody_touches_the_orders_of_others(ask, step, who):
    order = ask()
    with pytest.raises(NotFound):
        step(order, "accept", who)
    assert ServiceOrder.objects.get().run.state == "waiting"


def test_a_worker_has_no_business_here(ask, step):
    with pytest.raises(NotAllowed):
        step(ask(), "accept", "worker")


def test_a_stale_click_is_refused(ask, people, step):
    order = ask()
    version = order.run.version
    step(order, "accept", "wang")
    with pytest.raises(Conflict):
        take_step(actor=people["li"], order_id=order.pk, event="accept", version=version, now=order.run.started_at)


def test_a_refusal_says_ground_and_reason(ask, step):
    order = ask()
    with pytest.raises(Refused):
        step(order, "refuse", "wang", values={"ground": "outside"})
    with pytest.raises(Refused):
        step(order, "refuse", "wang", reason="不归我们管")
    order = step(order, "refuse", "wang", reason="企业在外区", values={"ground": "outside"})
    assert (order.run.state, order.run.outcome, order.ground) == ("refused", "failed", "outside")


def test_a_file_shows_what_was_done(ask, step, people):
    order = step(ask(), "accept", "wang")
    order = step(order, "assign", "wang", values={"assigned_to": people.ids["li"]})
    order = step(order, "begin", "li", values={"visited_on": "2026-11-23"})
    step(order, "finish", "li", reason="办好了", files=[("照片.png", PNG)])
    (kept,) = RunFile.objects.filter(run=order.run)
    assert read(actor=people["chair"], file_id=kept.file_id).content == PNG
    with pytest.raises(NotFound):
        read(actor=people["twin"], file_id=kept.file_id)


def test_a_refused_step_keeps_no_file(ask, step):
    order = ask()
    with pytest.raises(Refused):
        step(order, "refuse", "wang", reason="不行", files=[("照片.png", PNG)])
    assert not RunFile.objects.exists()


def test_a_late_order_is_shown_to_those_above_and_stays_with_the_station(ask):
    order = ask()
    late = order.run.started_at + timedelta(days=3)
    clock = RunClock.objects.get(run=order.run, code="accept")
    assert run_out_clock(actor=system_actor("workflow"), clock_id=clock.pk, now=late)
    run = Run.objects.get(pk=order.run_id)
    assert (run.state, run.escalated_path) == ("waiting", "00010001")


def test_an_enterprise_that_never_answers_is_not_counted_as_content(worked, step):
    order = worked()
    late = order.run.state_since + timedelta(days=31)
    clock = RunClock.objects.get(run=order.run, code="answer", stopped_at__isnull=True)
    assert run_out_clock(actor=system_actor("workflow"), clock_id=clock.pk, now=late)
    again = ServiceOrder.objects.get(pk=order.pk)
    assert (again.run.state, again.confirmed_on, again.stars) == ("unanswered", None, None)


def test_assigning_and_handing_back_win_no_time_for_the_first_visit(ask, step, people):
    order = step(ask(), "accept", "wang")
    promised = order.visit_by
    for days in (1, 2, 3):
        later = order.run.started_at + timedelta(days=days)
        order = step(order, "assign", "wang", values={"assigned_to": people.ids["li"]}, now=later)
        assert order.run.due_on == promised == order.visit_by
        order = step(order, "hand_back", "li", reason="病了", now=later)
        assert order.run.due_on == promised == order.visit_by
    running = RunClock.objects.get(run=order.run, stopped_at__isnull=True)
    assert (running.code, running.due_on, running.started_on) == ("first_visit", promised, order.accepted_on)


def test_an_overdue_first_visit_is_shown_again_to_those_above_when_handed_back(ask, step, people):
    order = step(ask(), "accept", "wang")
    order = step(order, "assign", "wang", values={"assigned_to": people.ids["li"]})
    late = order.run.started_at + timedelta(days=9)
    order = step(order, "hand_back", "li", reason="去不了", now=late)
    clock = RunClock.objects.get(run=order.run, stopped_at__isnull=True)
    assert run_out_clock(actor=system_actor("workflow"), clock_id=clock.pk, now=late)
    assert Run.objects.get(pk=order.run_id).escalated_path == "00010001"
