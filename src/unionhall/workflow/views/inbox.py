"""The inbox in three tabs, for every role."""

from functools import lru_cache
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.calendar import work_calendar
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import BADGE, INSTANT, Column
from unionhall.base.lists.filters import ChoiceFilter, PeriodFilter, YesNoFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.kernel.text import N_
from unionhall.kernel.working_days import WorkCalendar, working_days_between
from unionhall.ui.formats import deadline_state, deadline_text
from unionhall.workflow.declared import all_declared
from unionhall.workflow.queries.conditions import is_escalated, is_overdue
from unionhall.workflow.queries.inbox import done, mine, waiting_for_others
from unionhall.workflow.rules.grants import READ
from unionhall.workflow.rules.procedure import ROLES

OUTCOMES = {"done": N_("Done"), "failed": N_("Ended without success")}


def run_url(run: Any) -> str:
    """Return the address of a run's page."""
    return reverse("workflow:run", args=[run.pk])


@lru_cache(maxsize=1)
def _calendar(_minute: int) -> WorkCalendar:
    return work_calendar()


def days_left(run: Any) -> int:
    """Return the working days until the run's next clock ends; negative when it is over."""
    now = clock.now()
    return working_days_between(_calendar(int(now.timestamp()) // 60), clock.today(now), run.due_on)


def clock_words(run: Any) -> str:
    """Say a run's clock in words, with its mark when it is provisional."""
    if run.due_on is None or run.finished_at is not None:
        return ""
    words = deadline_text(run.due_on, days_left(run))
    return gettext("{clock}, provisional").format(clock=words) if run.due_provisional else words


def clock_tone(run: Any) -> str:
    """Return the colour of a run's clock."""
    return deadline_state(days_left(run)) if run.due_on is not None and run.finished_at is None else "neutral"


def _table(run: Any) -> Any:
    found = all_declared().get(run.procedure)
    return found.procedure if found else None


def procedure_title(run: Any) -> str:
    """Return what kind of procedure it is."""
    table = _table(run)
    return gettext(table.title) if table else run.procedure


def state_title(run: Any) -> str:
    """Return where it stands."""
    table = _table(run)
    return gettext(table.state(run.state).title) if table else run.state


def next_action(run: Any) -> str:
    """Return what whoever has the run does next: the first step of its holder that leads on."""
    table = _table(run)
    if table is None:
        return ""
    ahead = [one for one in table.leaving(run.state) if one.role == run.holder and not one.back]
    return gettext(ahead[0].title) if ahead else ""


_TITLE = Column("title", N_("Matter"), lambda row: row.title, fixed=True, link=run_url)
_PROCEDURE = Column("procedure", N_("Procedure"), procedure_title)
_STATE = Column("state", N_("Stands at"), state_title)
_CLOCK = Column("due", N_("Clock"), clock_words, BADGE, sort="due_on", nullable=True, tone=clock_tone)
_SINCE = Column("since", N_("Since"), lambda row: row.state_since, INSTANT, sort="state_since")
_NEXT = Column("next", N_("Next step"), next_action, link=lambda row: f"{run_url(row)}#next")
_HOLDER = Column("holder", N_("Who has it"), lambda row: row.holder, words=ROLES)
_NUMBER = Column("number", N_("Number"), lambda row: str(row.pk), sort="pk", shown=False)
_ENDED = Column("ended", N_("Ended on"), lambda row: row.finished_at, INSTANT, sort="finished_at", nullable=True)
_OUTCOME = Column(
    "outcome",
    N_("Outcome"),
    lambda row: row.outcome,
    BADGE,
    words=OUTCOMES,
    tone=lambda row: "ok" if row.outcome == "done" else "warn",
)
_LATE = YesNoFilter("late", N_("Clock"), N_("Overdue"), N_("Not overdue"), is_overdue)
_RAISED = YesNoFilter(
    "escalated",
    N_("Escalation"),
    N_("Shown to those above"),
    N_("Not shown to those above"),
    lambda _today: is_escalated(),
)
_HAS = ChoiceFilter("holder", N_("Who has it"), ROLES)

MINE = register(
    ListPage(
        code="workflow.mine",
        title=N_("Waiting for me"),
        grant=READ,
        url_name="workflow:inbox",
        rows=mine,
        columns=(_TITLE, _PROCEDURE, _STATE, _CLOCK, _SINCE, _NEXT, _NUMBER),
        sort="due",
        filters=(_LATE, _RAISED, PeriodFilter("due", N_("Clock ends"), "due_on")),
        search_hint=N_("Title, pinyin or initials"),
        empty=Empty(N_("Nothing waits for you. What others have to do stands under “Waiting for others”.")),
    )
)
WAITING = register(
    ListPage(
        code="workflow.waiting",
        title=N_("Waiting for others"),
        grant=READ,
        url_name="workflow:waiting",
        rows=waiting_for_others,
        columns=(_TITLE, _PROCEDURE, _STATE, _HOLDER, _CLOCK, _SINCE, _NUMBER),
        sort="due",
        filters=(_LATE, _RAISED, _HAS, PeriodFilter("due", N_("Clock ends"), "due_on")),
        search_hint=N_("Title, pinyin or initials"),
        empty=Empty(N_("No procedure within your reach waits for anybody else.")),
    )
)
DONE = register(
    ListPage(
        code="workflow.done",
        title=N_("Done"),
        grant=READ,
        url_name="workflow:done",
        rows=done,
        columns=(_TITLE, _PROCEDURE, _OUTCOME, _ENDED, _NUMBER),
        sort="-ended",
        filters=(
            ChoiceFilter("outcome", N_("Outcome"), OUTCOMES),
            PeriodFilter("ended", N_("Ended on"), "finished_at__date"),
        ),
        search_hint=N_("Title, pinyin or initials"),
        empty=Empty(N_("No procedure within your reach has ended yet.")),
    )
)


def _tab(request: ActorRequest, page: ListPage) -> HttpResponse:
    tabs = [(gettext(one.title), reverse(one.url_name), one is page) for one in (MINE, WAITING, DONE)]
    return show(request, page, template="workflow/inbox.html", more={"tabs": tabs, "tabs_label": gettext("Procedures")})


def inbox(request: ActorRequest) -> HttpResponse:
    """List what waits for the reader."""
    return _tab(request, MINE)


def waiting(request: ActorRequest) -> HttpResponse:
    """List what waits for others."""
    return _tab(request, WAITING)


def finished(request: ActorRequest) -> HttpResponse:
    """List what has ended."""
    return _tab(request, DONE)
