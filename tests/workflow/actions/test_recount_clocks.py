"""Another working-day table, other last days."""

from datetime import UTC, date, datetime

from unionhall.base.actions.change_calendar_day import change_calendar_day
from unionhall.base.actions.confirm_year import confirm_year
from unionhall.kernel.actors import system_actor
from unionhall.workflow.actions.recount_clocks import recount_clocks
from unionhall.workflow.models import RunClock

SYSTEM = system_actor("workflow")
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def test_a_free_day_moves_the_deadline_and_a_notice_makes_it_sure(asked, begin):
    draft = begin(title="二")
    assert (draft.due_on, draft.due_provisional) == (date(2026, 12, 4), True)
    change_calendar_day(actor=SYSTEM, day=date(2026, 12, 1), working=False, title="假", now=NOW)
    change_calendar_day(actor=SYSTEM, day=date(2026, 12, 7), working=False, title="假", now=NOW)
    for year in (2026,):
        confirm_year(actor=SYSTEM, year=year, notice="国办发明电〔2025〕7号", now=NOW)
    count, last = recount_clocks(actor=SYSTEM, now=NOW)
    assert count == 2
    for run in (asked, draft):
        run.refresh_from_db()
    assert (asked.due_on, asked.due_provisional) == (date(2026, 12, 8), False)
    assert (draft.due_on, draft.due_provisional) == (date(2026, 12, 8), False)
    assert recount_clocks(actor=SYSTEM, now=NOW) == (0, 0)
    assert last == RunClock.objects.filter(stopped_at__isnull=True).latest("pk").pk
