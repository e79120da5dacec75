"""The list is displayed for five working days at least, and only when everybody on it may stand."""

from datetime import date, timedelta

import pytest

from unionhall.base.calendar import work_calendar
from unionhall.kernel.errors import Refused
from unionhall.organizing.actions.display_list import display_list
from unionhall.organizing.actions.nominate import NewCandidate, nominate
from unionhall.organizing.queries.run_facts import days_displayed, facts_of, latest_notice, list_subject


def test_five_working_days(ground, people, renewal, now) -> None:
    person, spouse = people(2)
    call = {"actor": ground.chair, "undertaking_id": renewal.pk, "now": now}
    show = {
        "what": "candidates",
        "title": "候选人公示",
        "start_on": date(2026, 11, 23),
        "contact": "工会办公室",
        **call,
    }
    with pytest.raises(Refused):
        display_list(working_days=5, **show)
    nominate(row=NewCandidate(body="committee", person_id=person.pk), **call)
    with pytest.raises(Refused):
        display_list(working_days=4, **show)
    display_list(working_days=5, **show)
    facts = facts_of(renewal, date(2026, 11, 26))
    assert (facts["display_planned"], facts["display_days"], facts["objections_open"]) == (5, 4, 0)
    assert facts_of(renewal, date(2026, 12, 8))["display_days"] == 5
    nominate(row=NewCandidate(body="committee", person_id=spouse.pk, relation="spouse"), **call)
    with pytest.raises(Refused) as refused:
        display_list(working_days=5, **show)
    assert refused.value.facts["count"] == 1


def test_a_notice_taken_down_early_counts_the_days_it_hung(ground, people, renewal, now) -> None:
    (person,) = people(1)
    call = {"actor": ground.chair, "undertaking_id": renewal.pk, "now": now}
    nominate(row=NewCandidate(body="committee", person_id=person.pk), **call)
    display_list(what="candidates", title="公示", start_on=date(2026, 11, 23), working_days=5, contact="办公室", **call)
    notice = latest_notice(list_subject(renewal))
    assert notice is not None
    notice.closed_at = now + timedelta(days=3)
    assert days_displayed(notice, date(2026, 12, 8), work_calendar()) == 4
    notice.state = "withdrawn"
    assert days_displayed(notice, date(2026, 12, 8), work_calendar()) == 0
