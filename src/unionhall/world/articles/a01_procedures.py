"""A1: foundings and re-elections that are going on in Qilihe, taken there by the demo's own log-ins.

The page gives no single founding; all of it is invented. Four enterprises without a union are on their way, one of them
to the legal person; one union prepares its re-election by a congress, another has asked for it. Every paper is filled
from its run.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from unionhall.base import clock
from unionhall.base.queries.actors import actor_of
from unionhall.kernel.actors import Actor
from unionhall.organizing.actions.display_list import display_list
from unionhall.organizing.actions.enter_term import enter_term
from unionhall.organizing.actions.freeze_roll import freeze_roll
from unionhall.organizing.actions.name_delegates import name_delegates
from unionhall.organizing.actions.name_prep_group import NewPrepMember, name_prep_group
from unionhall.organizing.actions.name_tellers import name_tellers
from unionhall.organizing.actions.nominate import NewCandidate, nominate
from unionhall.organizing.actions.note_particulars import note_particulars
from unionhall.organizing.actions.prepare_election import prepare_election
from unionhall.organizing.actions.record_count import PaperTally, record_count
from unionhall.organizing.actions.settle_plan import Plan, settle_plan
from unionhall.organizing.actions.start_founding import start_founding
from unionhall.organizing.actions.start_renewal import start_renewal
from unionhall.organizing.queries.elections import election, standings_of
from unionhall.organizing.queries.undertakings import undertaking, voters_of
from unionhall.organizing.rules.ballots import Marks
from unionhall.papers.actions.file_paper import file_paper
from unionhall.papers.actions.fill_paper import fill_paper
from unionhall.registry.actions.record_employer_years import record_employer_years
from unionhall.registry.queries.employers import employers
from unionhall.registry.rules.rows import NewEmployerYear
from unionhall.workflow.actions.fire import fire
from unionhall.workflow.queries.runs import declared_of, run_by_id
from unionhall.workflow.rules.procedure import SUPERIOR
from unionhall.world.articles.a01_enterprises import SOURCE
from unionhall.world.articles.a01_guidance import QILIHE
from unionhall.world.enrolling import Enrolment, Intake

DAY = timedelta(days=1)
REPORT_STEPS = ("report_work", "report_funds", "report_audit")
SHEET = b"%PDF-1.4\n% invented tally sheet of the demo\n%%EOF\n"
CONTACT = {
    "contact": "周敏",
    "phone": "0416-5550188",
    "address": "锦州市义县七里河经济开发区工业大街18号",
    "postcode": "121100",
    "legal_representative": "何志强",
    "reasons": "企业投产以来职工队伍稳定，职工加入工会的愿望迫切，企业行政表示支持。",
    "place": "公司三楼会议室",
    "time": "上午9时",
    "host": "周敏",
    "recorder": "高洁",
    "funds": "20000",
    "funds_source": "会员会费、行政拨缴经费",
    "agent": "高洁",
}
REPORTS = {
    "signer": "郭海涛",
    "work": (
        "围绕生产建功立业 组织技能比武四场，参与职工超过八成，评出操作能手十二名。\n"
        "维护职工合法权益 连续三年签订工资专项集体合同，职工代表大会审议通过。\n"
        "办好身边实事 改造职工食堂和浴室，慰问困难职工二十一人次。"
    ),
    "plans": "继续开展安康杯竞赛。\n健全职工代表大会和厂务公开制度。\n建好职工书屋。",
    "books_from": "2023-11-01",
    "books_to": "2026-10-31",
    "opening": "12500",
    "income": "会员会费 8400\n行政拨缴经费 96000\n上级补助 12000",
    "spending": "职工活动 70500.50\n维权服务 18000\n慰问帮扶 20000",
    "auditor": "谢宁",
    "audit_opinion": "经费收支真实合规，账目清楚，手续完备，未发现违反财经纪律的问题。",
}
GROUP = (
    NewPrepMember("周敏", "leader", sex="F", job="综合部主管"),
    NewPrepMember("高洁", "worker", sex="F", job="质检员"),
    NewPrepMember("马腾", "worker", sex="M", job="装配工"),
)
SMALL: dict[str, Any] = {
    "form": "meeting",
    "small_form": "own",
    "seats": 3,
    "audit_seats": 1,
    "women_seats": 1,
    "term_years": 5,
}
LARGE: dict[str, Any] = {
    "form": "congress",
    "seats": 5,
    "audit_seats": 3,
    "women_seats": 3,
    "term_years": 5,
    "delegates": 30,
}
CONGRESS_UNION, ASKING_UNION = "U06", "U02"  # the first has more than a hundred members


@dataclass(frozen=True, slots=True)
class Way:
    """One undertaking and who takes it on: the station for the unit, the park for the union above."""

    undertaking_id: int
    run_id: int
    station: Actor
    park: Actor

    def go(self, event: str, now: datetime, *, optional: tuple[str, ...] = ()) -> None:
        """Fill and file the papers of an event from the run, then fire it as whoever it is for."""
        run = run_by_id(self.station, self.run_id)
        transition = declared_of(run).procedure.transition(run.state, event)
        assert transition is not None, f"{event} is not possible in {run.state}"
        above = transition.role == SUPERIOR
        actor, place = (self.park, run.superior_path) if above else (self.station, run.scope_path)
        for need in transition.papers:
            if need.required or need.template in optional:
                paper = fill_paper(
                    actor=actor, template=need.template, scope_path=place, subject=run.ref, values={}, now=now
                )
                file_paper(actor=actor, paper_id=paper, now=now)
        fire(actor=actor, run_id=run.pk, event=event, version=run.version, now=now)

    def plan(self, plan: Mapping[str, Any], now: datetime) -> None:
        """Settle the plan as it stands."""
        known = undertaking(self.station, self.undertaking_id)
        settle_plan(actor=self.station, undertaking_id=known.pk, plan=Plan(**plan), version=known.version, now=now)


class Procedures:
    """Takes the runs on; every founding is of another enterprise without a union."""

    def __init__(self, *, station: Actor, park: Actor, enrolment: Enrolment, now: datetime) -> None:
        self._now, self._enrolment, self._station, self._park = now, enrolment, station, park
        rows = employers(self._station).filter(seat__code=QILIHE.code, coverages__isnull=True, closed_on__isnull=True)
        self._without = list(rows.order_by("uscc")[:4])

    def report_staff(self, actor: Actor) -> None:
        """Record this year's staff of the four enterprises, with the women among them."""
        rows = [
            NewEmployerYear(uscc=one.uscc, year=self._now.year, source=SOURCE, headcount=12 + number, women=5)
            for number, one in enumerate(self._without)
        ]
        record_employer_years(actor=actor, rows=rows, now=self._now)

    def founding(self, number: int, days_ago: int) -> tuple[Way, datetime]:
        """Begin a founding some days ago, with what its papers say."""
        begun = self._now - days_ago * DAY
        employer = self._without[number - 1]
        pk = start_founding(
            actor=self._station,
            uscc=employer.uscc,
            code=f"{QILIHE.code}-N{number}",
            name=f"{employer.name}工会",
            now=begun,
        )
        note_particulars(actor=self._station, undertaking_id=pk, given=CONTACT, now=begun)
        name_prep_group(actor=self._station, undertaking_id=pk, people=GROUP, now=begun)
        return self._way(pk), begun

    def renewal(self, union: str, days_ago: int, **more: str) -> tuple[Way, datetime]:
        """Begin a re-election of a union whose term is known."""
        begun = self._now - days_ago * DAY
        code = f"{QILIHE.code}-{union}"
        pk = start_renewal(actor=self._station, union_code=code, kind="reelection", now=begun, **more)
        note_particulars(actor=self._station, undertaking_id=pk, given={**CONTACT, **REPORTS}, now=begun)
        return self._way(pk), begun

    def _way(self, pk: int) -> Way:
        run_id = undertaking(self._station, pk).run_id
        assert run_id is not None, "every undertaking has a run"
        return Way(pk, run_id, self._station, self._park)

    def to_recruiting(self, way: Way, begun: datetime) -> datetime:
        """F1 to F4."""
        way.go("request_prep", begun)
        way.go("approve_prep", begun + DAY)
        way.go("begin_recruiting", begun + 2 * DAY, optional=("T04",))
        return begun + 2 * DAY

    def to_approved(self, way: Way, at: datetime, number: int) -> None:
        """F4 to F12: nine members, a committee of three, the union above approves."""
        code = f"{QILIHE.code}-N{number}"
        people = self._enrolment.members([Intake(code, 9, at.date(), ("生产组",))])
        call: dict[str, Any] = {"actor": way.station, "undertaking_id": way.undertaking_id}
        meeting = at + 14 * DAY
        way.plan({**SMALL, "meeting_on": meeting.date()}, at)
        way.go("close_recruiting", at, optional=("T05",))
        freeze_roll(**call, now=at)
        way.go("fix_structure", at)
        women = self._women(way)[:2]
        for body, some in (("committee", people[:4]), ("audit", people[4:6]), ("women", women)):
            for place, person in enumerate(some):
                row = NewCandidate(
                    body=body, person_id=person, strokes=5 + place, frontline=True, nominations={"生产组": 9 - place}
                )
                nominate(row=row, **call, now=at)
        nominate(row=NewCandidate(body="chair", person_id=people[0]), **call, now=at)
        name_tellers(person_ids=[one for one in people[6:] if one not in women][-2:], **call, now=at)
        self._display(way, "candidates", at)
        note_particulars(given={"attendance": "生产组 9"}, **call, now=at)
        way.go("request_meeting", at + DAY)
        way.go("approve_meeting", at + 2 * DAY)
        way.go("open_meeting", meeting)
        for body, votes in (("committee", [9, 8, 7, 2]), ("audit", [7, 2]), ("women", [8, 1]), ("chair", [3])):
            self._count(way, prepare_election(body=body, **call, now=meeting), votes, meeting)
        way.go("declare_result", meeting)
        way.go("file_result", meeting)
        way.go("approve_result", meeting + DAY)

    def to_candidates(self, way: Way, begun: datetime) -> None:
        """R1 to R6: early, thirty delegates, the list of candidates is displayed."""
        call: dict[str, Any] = {"actor": way.station, "undertaking_id": way.undertaking_id}
        plan = {**LARGE, "meeting_on": (begun + 45 * DAY).date()}
        way.plan(plan, begun)
        way.go("request_plan", begun, optional=("T23",))
        way.go("approve_plan", begun + DAY)
        freeze_roll(**call, now=begun + DAY)
        self._display(way, "roll", begun + DAY)
        later = begun + 9 * DAY
        way.go("close_roll", later)
        way.plan({**plan, "done": REPORT_STEPS}, later)
        way.go("ready_reports", later)
        roll = list(voters_of(undertaking(way.station, way.undertaking_id)).values_list("person_id", flat=True))
        name_delegates(person_ids=roll[:30], managers=roll[:4], **call, now=later)
        note_particulars(given={"attendance": f"— {len(roll) - 6}"}, **call, now=later)
        way.go("close_delegates", later, optional=("T08",))
        for body, some in (("committee", roll[:6]), ("audit", roll[6:10]), ("women", self._women(way)[:4])):
            for place, person in enumerate(some):
                row = NewCandidate(body=body, person_id=person, strokes=5 + place, frontline=True)
                nominate(row=row, **call, now=later)
        self._display(way, "candidates", self._now)

    def _women(self, way: Way) -> list[int]:
        """Return the women on the roll who do not count the votes."""
        rows = voters_of(undertaking(way.station, way.undertaking_id)).filter(person__sex="F")
        return list(rows.values_list("person_id", flat=True))

    def _display(self, way: Way, what: str, at: datetime) -> None:
        display_list(
            actor=way.station,
            undertaking_id=way.undertaking_id,
            what=what,
            title="候选人公示" if what == "candidates" else "会员名册公示",
            start_on=at.date(),
            working_days=5,
            contact="七里河经济开发区企业民主管理指导站，0416-5550188",
            now=at,
        )

    def _count(self, way: Way, pk: int, votes: list[int], at: datetime) -> None:
        ballot = election(way.station, pk)
        rows = [one.candidate_id for one in standings_of(ballot)]
        marks = {one: Marks(number, ballot.due - number) for one, number in zip(rows, votes, strict=True)}
        tellers = ballot.undertaking.tellers.values_list("person_id", flat=True)
        tally = PaperTally(present=ballot.due, issued=ballot.due, collected=ballot.due, valid=ballot.due, marks=marks)
        record_count(
            actor=way.station,
            election_id=pk,
            tally=tally,
            signed_by=list(tellers),
            sheet=SHEET,
            sheet_name="计票单.pdf",
            now=at,
        )


def build(*, actor: Actor, accounts: Mapping[str, int], enrolment: Enrolment, now: datetime) -> None:
    """Take four foundings and two re-elections to where they stand today."""
    today = clock.today(now)
    station, park = (actor_of(accounts[name], today=today, door="command") for name in ("station", "park"))
    for code in (CONGRESS_UNION, ASKING_UNION):
        union = f"{QILIHE.code}-{code}"
        enter_term(actor=station, union_code=union, elected_on=date(2022, 3, 10), years=5, now=now)
    made = Procedures(station=station, park=park, enrolment=enrolment, now=now)
    made.report_staff(actor)
    first, begun = made.founding(1, 40)
    made.to_approved(first, made.to_recruiting(first, begun) + 5 * DAY, 1)
    second, begun = made.founding(2, 12)
    made.to_recruiting(second, begun)
    third, begun = made.founding(3, 2)
    third.go("request_prep", begun)
    made.founding(4, 1)
    renewal, begun = made.renewal(CONGRESS_UNION, 12, timing="early", reason="企业改制，委员缺额较多")
    made.to_candidates(renewal, begun)
    asked, begun = made.renewal(ASKING_UNION, 3)
    asked.plan({**LARGE, "form": "meeting", "delegates": 0, "meeting_on": (now + 50 * DAY).date()}, begun)
    asked.go("request_plan", begun)
