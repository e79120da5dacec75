from datetime import date, timedelta

import pytest

from unionhall.desk.actions.note_step import note_step
from unionhall.desk.models import ServiceOrder
from unionhall.kernel.errors import NotAllowed, NotFound
from unionhall.workflow.actions.fire import fire

NOW_STEP = timedelta(days=2)


def test_the_first_visit_is_due_five_working_days_after_the_order_was_accepted(ask, step, people):
    order = step(ask(), "accept", "wang")
    assert (order.accepted_on, order.visit_by) == (date(2026, 11, 23), date(2026, 11, 30))
    later = order.run.started_at + NOW_STEP
    order = step(order, "assign", "wang", values={"assigned_to": people.ids["li"]}, now=later)
    order = step(order, "hand_back", "li", reason="请假", now=later)
    assert (order.assigned_to, order.visit_by) == (None, date(2026, 11, 30))


def test_an_order_that_is_opened_again_is_not_done(worked, step):
    order = step(worked(), "reopen", "chair", reason="合同还没改")
    assert (order.run.state, order.done_on, order.done_note) == ("working", None, "")
    assert order.visited_on == date(2026, 11, 23)


def test_a_plan_is_kept(worked, step):
    order = step(worked(), "reopen", "chair", reason="合同还没改")
    order = step(order, "plan", "li", reason="下月改合同", values={"planned_on": "2026-12-20"})
    assert (order.run.state, order.planned_on) == ("planned", date(2026, 12, 20))


def test_the_engines_own_door_writes_the_order_too(ask, people):
    order = ask()
    fire(
        actor=people["wang"],
        run_id=order.run_id,
        event="accept",
        version=order.run.version,
        now=order.run.started_at,
    )
    assert ServiceOrder.objects.get().accepted_on == date(2026, 11, 23)


@pytest.mark.parametrize(("who", "refusal"), [("worker", NotAllowed), ("twin", NotFound), ("far_station", NotFound)])
def test_others_note_nothing(ask, people, who, refusal):
    order = ask()
    with pytest.raises(refusal):
        note_step(actor=people[who], run=order.run, values={}, now=order.run.started_at)
