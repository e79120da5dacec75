"""What service orders come to: silence is no praise, and nobody counts what is not theirs."""

from datetime import date, timedelta

import pytest

from unionhall.desk.queries.order_figures import KindFigures, figures_by_kind, order_figures, own_figures
from unionhall.kernel.actors import system_actor
from unionhall.workflow.actions.run_out_clock import run_out_clock
from unionhall.workflow.models import RunClock

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
PARK, NEXT = "00010001", "00010002"


@pytest.fixture
def year(ask, worked, step, people):
    """One rated with 5, one with 4, one confirmed, one silent, one open, one next door."""
    for stars in (5, 4):
        order = step(worked(), "confirm", "chair")
        step(order, "rate", "chair", values={"stars": stars})
    step(worked(kind="library"), "confirm", "chair")
    silent = worked(kind="gym")
    late = silent.run.state_since + timedelta(days=31)
    clock = RunClock.objects.get(run=silent.run, code="answer", stopped_at__isnull=True)
    run_out_clock(actor=system_actor("workflow"), clock_id=clock.pk, now=late)
    ask()
    ask(actor=people["twin"], union_code="O000100020001")


def test_silence_is_no_praise(year):
    found = order_figures(PARK, FIRST, LAST, date(2026, 11, 23))
    assert (found.asked, found.open, found.finished, found.confirmed, found.unanswered) == (5, 2, 4, 3, 1)
    assert (found.rated, found.stars) == (2, 9)
    assert order_figures(NEXT, FIRST, LAST, LAST).asked == 1
    assert order_figures(PARK, date(2025, 1, 1), date(2025, 12, 31), LAST).asked == 0


def test_each_type_has_its_own_figures(year):
    assert figures_by_kind(PARK, FIRST, LAST) == [
        KindFigures("legal_room", 3, 2, 2, 2, 9),
        KindFigures("gym", 1, 1, 0, 0, 0),
        KindFigures("library", 1, 1, 1, 0, 0),
    ]


def test_everybody_counts_within_their_reach(year, people):
    asked = {who: own_figures(people[who], FIRST, LAST, LAST)[0].asked for who in ("wang", "twin", "county", "worker")}
    assert asked == {"wang": 5, "twin": 1, "county": 6, "worker": 0}


def test_what_is_past_its_limit_and_visited_late_is_counted(ask, step, people):
    order = step(ask(), "accept", "wang")
    step(order, "assign", "wang", values={"assigned_to": people.ids["li"]})
    later = order.visit_by + timedelta(days=1)
    found = order_figures(PARK, FIRST, LAST, later)
    assert (found.past_limit, found.late_visits) == (1, 1)
