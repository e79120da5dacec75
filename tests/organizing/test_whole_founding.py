"""A whole founding F1 to F14 by ``fire`` alone, every paper filled from the run; refusals, silence, a shortfall."""

from datetime import date, datetime, timedelta

import pytest

from organizing.whole_runs import Walk, at, ballot_of
from unionhall.base.models import RoleAssignment
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import Refused
from unionhall.organizing.actions.display_list import display_list
from unionhall.organizing.actions.freeze_roll import freeze_roll
from unionhall.organizing.actions.name_prep_group import NewPrepMember, name_prep_group
from unionhall.organizing.actions.name_tellers import name_tellers
from unionhall.organizing.actions.nominate import NewCandidate, nominate
from unionhall.organizing.actions.prepare_election import prepare_election
from unionhall.organizing.actions.settle_election import settle_election
from unionhall.organizing.actions.settle_plan import Plan, settle_plan
from unionhall.organizing.models import Term
from unionhall.papers.models import Notice, Paper
from unionhall.papers.queries.papers import values_of
from unionhall.registry.models import Coverage, Organisation, Post
from unionhall.workflow.actions.run_out_clock import run_out_clock
from unionhall.workflow.models import RunClock, RunLog

DAY = timedelta(days=1)
MEETING = date(2026, 12, 15)
PLAN = {"form": "meeting", "seats": 5, "audit_seats": 3, "women_seats": 3, "term_years": 3}
GROUP = [
    NewPrepMember("丁一鸣", "leader", sex="M", job="装配车间班组长"),
    NewPrepMember("马晓燕", "worker", sex="F", job="质检员"),
    NewPrepMember("刘洋", "party", sex="M", job="党支部委员"),
]


@pytest.fixture
def walk(ground, founding, now) -> Walk:
    made = Walk(founding, ground.station, ground.park)
    made.note(now)
    name_prep_group(people=GROUP, **made.call(now))
    return made


def to_candidates(walk: Walk, people, now: datetime) -> list:
    """F1 to F6: group, approval, members, plan, roll, nominations."""
    walk.go("request_prep", now)
    walk.go("approve_prep", now)
    walk.go("begin_recruiting", now, optional=True)
    voters = people(30, union="N", women=12)
    walk.go("close_recruiting", now, optional=True)
    freeze_roll(**walk.call(now))
    walk.of.refresh_from_db()
    settle_plan(plan=Plan(meeting_on=MEETING, **PLAN), version=walk.of.version, **walk.call(now))
    assert walk.go("fix_structure", now) == "candidates"
    for body, some in (("committee", voters[:6]), ("audit", voters[6:10]), ("women", voters[:4])):
        for number, person in enumerate(some):
            row = NewCandidate(body=body, person_id=person.pk, frontline=True, nominations={"一班": 28 - number})
            nominate(row=row, **walk.call(now))
    nominate(row=NewCandidate(body="chair", person_id=voters[0].pk), **walk.call(now))
    nominate(row=NewCandidate(body="audit_head", person_id=voters[6].pk), **walk.call(now))
    name_tellers(person_ids=[voters[-1].pk, voters[-2].pk], **walk.call(now))
    return voters


def display(walk: Walk, now: datetime, start: date, days: int = 5) -> int:
    show = {"title": "候选人公示", "start_on": start, "working_days": days, "contact": "办公室"}
    return display_list(what="candidates", **show, **walk.call(now))


def hold(walk: Walk, counted, day: datetime) -> None:
    """F9 and F10: five are due, the fifth is tied, the run-off decides; audit, women, chair, head of the audit."""
    call = walk.call(day)

    def count(pk: int, votes: list[int], **more: int) -> None:
        counted(ballot_of(pk), votes, actor=walk.unit, on=day, **more)

    first = prepare_election(body="committee", **call)
    count(first, [28, 27, 26, 25, 20, 20])
    count(settle_election(actor=walk.unit, election_id=first, settlement="run_off", now=day), [16, 14])
    count(prepare_election(body="audit", **call), [30, 30, 29, 1])
    count(prepare_election(body="women", **call), [30, 29, 28, 3])
    count(prepare_election(body="chair", **call), [5])
    count(prepare_election(body="audit_head", **call), [3])


def test_a_founding_with_every_paper_to_the_legal_person(ground, people, walk, counted, now) -> None:
    to_candidates(walk, people, now)
    display(walk, now, now.date())
    later = now + DAY
    assert walk.go("request_meeting", later) == "meeting_requested"
    assert walk.go("approve_meeting", later) == "meeting_approved"
    day = at(MEETING, now)
    assert walk.go("open_meeting", day) == "meeting"
    hold(walk, counted, day)
    assert walk.go("declare_result", day) == "first_plenum"
    assert walk.go("file_result", day) == "result_filed"
    assert walk.go("approve_result", day + DAY) == "result_approved"
    term = Term.objects.get()
    assert (term.elected_on, term.ends_on) == (MEETING, date(2029, 12, 15))
    assert Coverage.objects.get().union.code == "N"
    posts = Post.objects.filter(organisation=walk.of.union).values_list("post", flat=True)
    assert sorted(posts) == ["audit_member"] * 3 + ["chair"] + ["committee_member"] * 4 + ["women_head"]
    Organisation.objects.filter(code="N").update(uscc="81210700MC01234505")
    assert walk.go("register_legal_person", day + DAY) == "registered"
    done = ["seal", "bank_account", "funds_registration"]
    settle_plan(plan=Plan(done=done, meeting_on=MEETING, **PLAN), version=walk.of.version, **walk.call(day + DAY))
    assert walk.go("start_operating", day + DAY) == "operational"
    assert walk.of.outcome == "done"
    papers = Paper.objects.filter(subject=walk.run.ref)
    assert sorted(papers.values_list("code", flat=True)) == [
        "T01", "T02", "T03", "T04", "T05", "T06", "T07", "T09", "T10", "T11", "T12", "T13", "T14", "T15", "T16",
        "T17", "T18", "T19", "T20", "T21",
    ]  # fmt: skip
    count = values_of(papers.get(code="T16"))
    assert (count["due"], count["quorum"], count["votes_needed"]) == (30, 20, "16票")
    assert values_of(papers.get(code="T12"))["votes_needed"] == 16
    reply = values_of(papers.get(code="T19"))
    assert reply["request_title"] == papers.get(code="T18").title
    assert len(reply["committee"]) == 5
    assert papers.get(code="T02").organisation.code == "P"
    assert RunLog.objects.filter(run=walk.run).count() == 14


def test_the_superior_returns_and_the_unit_asks_again(people, walk, now) -> None:
    walk.go("request_prep", now)
    with pytest.raises(Refused, match="reason"):
        walk.go("return_prep", now)
    assert walk.go("return_prep", now, reason="组长请换一位职工代表") == "lead"
    assert walk.go("request_prep", now + DAY) == "prep_requested"
    assert RunLog.objects.filter(run=walk.run, event="return_prep").get().reason == "组长请换一位职工代表"


def test_a_silent_superior_is_escalated_after_five_working_days(ground, people, walk, now) -> None:
    """F3: the union above has five working days; its silence is no consent, the county sees the run."""
    from_above = ground.paths["C"]
    for role, code in (("park_officer", "P"), ("county_officer", "C")):
        RoleAssignment.objects.create(
            account=ground.accounts[role],
            role=role,
            scope_path=ground.paths[code],
            subtree=True,
            from_on=now.date(),
            granted_at=now,
        )
    walk.go("request_prep", now)
    clock = RunClock.objects.get(run=walk.run, stopped_at__isnull=True)
    assert (clock.amount, clock.unit, clock.due_on) == (5, "working_day", date(2026, 11, 30))
    keeper = system_actor("workflow")
    assert not run_out_clock(actor=keeper, clock_id=clock.pk, now=at(clock.due_on, now))
    assert run_out_clock(actor=keeper, clock_id=clock.pk, now=at(clock.due_on, now) + DAY)
    assert (walk.run.state, walk.run.escalated_path) == ("prep_requested", from_above)
    assert walk.go("approve_prep", at(clock.due_on, now) + 2 * DAY) == "prep_approved"


def test_a_display_of_four_working_days_is_refused_at_the_result_and_starts_again(people, walk, counted, now) -> None:
    """F12: taken down after four working days; 4 of 5 are said, the result is refused, the list begins anew (F6)."""
    to_candidates(walk, people, now)
    notice = display(walk, now, now.date())
    walk.go("request_meeting", now + DAY)
    walk.go("approve_meeting", now + DAY)
    Notice.objects.filter(pk=notice).update(closed_at=at(date(2026, 11, 26), now))
    day = at(MEETING, now)
    walk.go("open_meeting", day)
    hold(walk, counted, day)
    walk.go("declare_result", day)
    walk.go("file_result", day)
    walk.papers("approve_result", day)
    with pytest.raises(Refused) as refused:
        walk.go("approve_result", day + DAY, papers=False)
    (failed,) = refused.value.facts["findings"]
    assert (failed.code, failed.facts["days"], failed.facts["needed"]) == ("displayed", 4, 5)
    assert walk.go("refuse_result", day + DAY, reason="公示只有四个工作日", papers=False) == "candidates"
    assert not Term.objects.exists()
    display(walk, day + DAY, (day + DAY).date())
    settle_plan(plan=Plan(meeting_on=date(2027, 1, 5), **PLAN), version=walk.of.version, **walk.call(day + DAY))
    assert walk.go("request_meeting", day + 2 * DAY, papers=False) == "meeting_requested"
