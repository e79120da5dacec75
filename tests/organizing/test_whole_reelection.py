"""A whole re-election R1 to R12 by ``fire`` alone with a run-off; by-election and recall that fill and end posts."""

from datetime import date, datetime, timedelta

import pytest

from organizing.whole_runs import Walk, at, ballot_of
from unionhall.kernel.credit_code import check_char
from unionhall.kernel.errors import Refused
from unionhall.organizing.actions.display_list import display_list
from unionhall.organizing.actions.freeze_roll import freeze_roll
from unionhall.organizing.actions.name_delegates import name_delegates
from unionhall.organizing.actions.name_tellers import name_tellers
from unionhall.organizing.actions.nominate import NewCandidate, nominate
from unionhall.organizing.actions.prepare_election import prepare_election
from unionhall.organizing.actions.settle_election import settle_election
from unionhall.organizing.actions.settle_plan import Plan, settle_plan
from unionhall.organizing.actions.start_renewal import start_renewal
from unionhall.organizing.models import Term, Undertaking
from unionhall.papers.models import Paper
from unionhall.papers.queries.papers import values_of
from unionhall.registry.actions.cover_employers import cover_employers
from unionhall.registry.actions.fill_post import fill_post
from unionhall.registry.actions.record_employer_years import record_employer_years
from unionhall.registry.actions.register_employers import register_employers
from unionhall.registry.models import Organisation, Post
from unionhall.registry.rules.rows import NewCoverage, NewEmployer, NewEmployerYear

DAY = timedelta(days=1)
MEETING = date(2026, 12, 15)
PLAN = {"form": "congress", "seats": 5, "audit_seats": 3, "women_seats": 3, "term_years": 5, "delegates": 30}
REPORTS = ("report_work", "report_funds", "report_audit")


@pytest.fixture
def renewed(ground, people, system, now):
    """A union of a hundred members with a chair and a term that ends on 30 November; return who acts and the people."""
    voters = people(100, women=40)
    person = voters[99]
    body = "91210727MC0000002"
    uscc = body + check_char(body)
    row = NewEmployer(uscc=uscc, name="老厂有限公司", form="159", industry="C", opened_on=date(2015, 1, 1))
    register_employers(actor=system, seat_code="P", rows=[row], now=now)
    year = NewEmployerYear(uscc=uscc, year=2025, source="年报", headcount=120, women=50)
    record_employer_years(actor=system, rows=[year], now=now)
    covered = NewCoverage(uscc=uscc, union_code="U", mode="own", from_on=date(2020, 1, 1))
    cover_employers(actor=system, rows=[covered], now=now)
    Term.objects.create(
        union=Organisation.objects.get(code="U"),
        scope_path=ground.paths["U"],
        elected_on=date(2023, 11, 30),
        years=3,
        ends_on=date(2026, 11, 30),
    )
    post = {"organisation_code": "U", "from_on": date(2023, 11, 30), "to_on": date(2026, 11, 30), "now": now}
    fill_post(actor=system, person_id=person.pk, post="chair", **post)
    return voters


@pytest.fixture
def start(ground, now):
    """Begin an undertaking in U with what its papers say."""

    def begin(kind: str, **more: str) -> Walk:
        pk = start_renewal(actor=ground.chair, union_code="U", kind=kind, now=now, **more)
        walk = Walk(Undertaking.objects.get(pk=pk), ground.chair, ground.park)
        walk.note(now)
        return walk

    return begin


def plan(walk: Walk, now: datetime, **more: object) -> None:
    walk.of.refresh_from_db()
    settle_plan(plan=Plan(**{"meeting_on": MEETING, **PLAN, **more}), version=walk.of.version, **walk.call(now))


def show(walk: Walk, what: str, now: datetime) -> int:
    return display_list(
        what=what, title="公示", start_on=now.date(), working_days=5, contact="办公室", **walk.call(now)
    )


def test_a_re_election_with_delegates_a_run_off_and_every_paper(renewed, start, counted, now) -> None:
    voters, walk = renewed, start("reelection", timing="early", reason="企业改制，委员缺额较多")
    plan(walk, now)
    assert walk.go("request_plan", now, optional=True) == "plan_requested"
    assert walk.go("approve_plan", now) == "roll"
    freeze_roll(**walk.call(now))
    show(walk, "roll", now)
    with pytest.raises(Refused) as early:
        walk.go("close_roll", now + 3 * DAY)
    (failed,) = early.value.facts["findings"]
    assert (failed.code, failed.facts["days"], failed.facts["needed"]) == ("roll_displayed", 4, 5)
    week = now + 7 * DAY
    assert walk.go("close_roll", week, papers=False) == "reports"
    plan(walk, week, done=REPORTS)
    assert walk.go("ready_reports", week) == "delegates"
    name_delegates(person_ids=[one.pk for one in voters[:30]], managers=[voters[0].pk], **walk.call(week))
    assert walk.go("close_delegates", week, optional=True) == "candidates"
    for body, some in (("committee", voters[:6]), ("audit", voters[6:10]), ("women", voters[:4])):
        for number, person in enumerate(some):
            row = NewCandidate(body=body, person_id=person.pk, frontline=True, nominations={"一班": 28 - number})
            nominate(row=row, **walk.call(week))
    nominate(row=NewCandidate(body="chair", person_id=voters[0].pk), **walk.call(week))
    nominate(row=NewCandidate(body="audit_head", person_id=voters[6].pk), **walk.call(week))
    name_tellers(person_ids=[voters[28].pk, voters[29].pk], **walk.call(week))
    show(walk, "candidates", week)
    assert walk.go("request_meeting", week + DAY, optional=True) == "meeting_requested"
    assert walk.go("approve_meeting", week + DAY) == "meeting_approved"
    day = at(MEETING, now)
    assert walk.go("open_meeting", day) == "meeting"

    def count(pk: int, votes: list[int]) -> None:
        counted(ballot_of(pk), votes, actor=walk.unit, on=day)

    first = prepare_election(body="committee", **walk.call(day))
    count(first, [28, 27, 26, 25, 20, 20])
    assert walk.file("T16", day, about=str(first)).code == "T16"
    with pytest.raises(Refused, match="not settled"):
        walk.go("declare_result", day)
    count(settle_election(actor=walk.unit, election_id=first, settlement="run_off", now=day), [14, 16])
    count(prepare_election(body="audit", **walk.call(day)), [30, 30, 29, 1])
    count(prepare_election(body="women", **walk.call(day)), [30, 29, 28, 3])
    count(prepare_election(body="chair", **walk.call(day)), [5])
    count(prepare_election(body="audit_head", **walk.call(day)), [3])
    assert walk.go("declare_result", day, papers=False) == "first_plenum"
    assert walk.go("file_result", day) == "result_filed"
    assert walk.go("approve_result", day + DAY) == "handover"
    new = Term.objects.get(ended_on__isnull=True)
    assert (new.elected_on, new.ends_on) == (MEETING, date(2031, 12, 15))
    assert Post.objects.get(person=voters[99]).to_on == date(2026, 11, 30)
    assert Post.objects.get(post="chair", from_on=MEETING).person_id == voters[0].pk
    assert not Post.objects.filter(person=voters[4], from_on=MEETING).exists(), "lost the run-off 14 to 16"
    plan(walk, day + DAY, done=["handed_seal", "handed_accounts", "handed_files"])
    assert walk.go("hand_over", day + DAY) == "done"
    papers = Paper.objects.filter(subject=walk.run.ref)
    codes = set(papers.values_list("code", flat=True))
    assert codes == {f"T{n:02d}" for n in (3, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 23, 24)}
    tied = values_of(papers.filter(code="T16").order_by("id")[0])
    assert "得票相等" in tied["conclusion"]
    assert (tied["due"], tied["quorum"], tied["votes_needed"]) == (30, 20, "16票")
    report = values_of(papers.get(code="T24"))
    assert report["closing_fen"] == 1_250_000 + 840_000 + 9_600_000 - 7_050_050 - 2_000_000
    assert values_of(papers.get(code="T22"))["delegate_share"] == 30
    assert values_of(papers.get(code="T20"))["purpose"] == "变更登记"


def test_a_shortfall_is_filled_by_another_ballot_or_fewer_seats(renewed, start, counted, now) -> None:
    """Five seats, three with the majority: 16 of 30 are needed; another ballot for two, or three with agreement."""
    walk = start("by_election")
    plan(walk, now, form="meeting", delegates=0)
    freeze_roll(**walk.call(now))
    for person in renewed[:6]:
        nominate(row=NewCandidate(body="committee", person_id=person.pk), **walk.call(now))
    name_tellers(person_ids=[renewed[28].pk, renewed[29].pk], **walk.call(now))
    first = prepare_election(body="committee", **walk.call(now))
    done = counted(ballot_of(first), [90, 80, 51, 50, 50, 49])
    assert (done.short, done.standings.filter(elected=True).count()) == (2, 3)
    with pytest.raises(Refused, match="51 are needed"):
        settle_election(actor=walk.unit, election_id=first, settlement="reduce", agreed=50, now=now)
    again = settle_election(actor=walk.unit, election_id=first, settlement="refill", now=now)
    assert (ballot_of(again).seats, ballot_of(again).standings.count()) == (2, 3)


def test_a_by_election_fills_the_chair_until_the_term_ends(renewed, start, counted, now) -> None:
    voters, walk = renewed, start("by_election")
    assert walk.run.procedure == "organizing.by_election"
    plan(walk, now, form="meeting", seats=1, delegates=0)
    freeze_roll(**walk.call(now))
    for person in voters[:2]:
        row = NewCandidate(body="committee", person_id=person.pk, nominations={"一班": 28})
        nominate(row=row, **walk.call(now))
    nominate(row=NewCandidate(body="chair", person_id=voters[1].pk), **walk.call(now))
    name_tellers(person_ids=[voters[28].pk, voters[29].pk], **walk.call(now))
    show(walk, "candidates", now)
    walk.go("request_meeting", now)
    walk.go("approve_meeting", now)
    Term.objects.update(extended_to=date(2027, 5, 30))
    day = at(MEETING, now)
    walk.go("open_meeting", day)
    counted(ballot_of(prepare_election(body="committee", **walk.call(day))), [40, 60], actor=walk.unit, on=day)
    counted(ballot_of(prepare_election(body="chair", direct=True, **walk.call(day))), [90], actor=walk.unit, on=day)
    walk.go("declare_result", day)
    walk.go("file_result", day)
    assert walk.go("approve_result", day + DAY, papers=False) == "done"
    new = Post.objects.get(person=voters[1])
    assert (new.post, new.from_on, new.to_on) == ("chair", MEETING, date(2027, 5, 30))
    assert (walk.of.outcome, walk.of.finished_on) == ("done", MEETING + DAY)
    assert Term.objects.get().ended_on is None


def test_a_recall_ends_the_posts_of_whom_more_than_half_of_all_recall(ground, renewed, start, counted, now) -> None:
    """A hundred are due: 50 recall nobody, 51 do."""
    voters, chair = renewed[:99], renewed[99]
    for votes, to_on in ((50, date(2026, 11, 30)), (51, date(2026, 11, 27))):
        walk = start("recall", reason="三分之一会员联名提出")
        plan(walk, now, form="meeting", meeting_on=date(2026, 12, 4), delegates=0)
        with pytest.raises(Refused, match="recall"):
            walk.go("request_meeting", now)
        freeze_roll(**walk.call(now))
        nominate(row=NewCandidate(body="recall", person_id=chair.pk), **walk.call(now))
        name_tellers(person_ids=[voters[0].pk, voters[1].pk], **walk.call(now))
        assert walk.go("request_meeting", now) == "meeting_requested"
        assert walk.go("approve_meeting", now) == "meeting_approved"
        day = at(date(2026, 11, 27), now)
        walk.go("open_meeting", day)
        done = counted(ballot_of(prepare_election(body="recall", **walk.call(day))), [votes], actor=walk.unit, on=day)
        assert done.standings.get().elected is (votes == 51)
        walk.go("file_result", day)
        assert walk.go("approve_result", day) == "done"
        assert Post.objects.get(person=chair).to_on == to_on
