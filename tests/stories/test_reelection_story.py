"""A re-election whose secret ballot runs on phones of 360 points, ends in a tie and is settled by a run-off.

The roll is frozen, two tellers are named, ten people vote: two of them by hand on the phone in a real browser, eight
on the same pages without one. The minutes show their arithmetic; the union above approves and the term is on record.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from stories.election_people import browsers, ground, log_in, members, press, session_of
from stories.test_founding_story import Desk
from unionhall.base.models import Account
from unionhall.organizing.models import Ballot, BallotReceipt, Election, Term, Undertaking
from unionhall.papers.models import Paper
from unionhall.papers.queries.papers import values_of
from unionhall.registry.models import Person, Post
from unionhall.workflow.models import Run

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]
MEETING = date(2026, 12, 15)
DAY = timedelta(days=1)
VOTERS = 10
PHONE = 360
BUTTONS = {"for": "In favour", "against": "Against", "abstain": "Abstain"}
# Four stand for three seats: 10, 8, 6 and 6 votes. The last two are tied for the third seat.
FIRST_ROUND = (
    *[["for", "for", "for", "against"], ["for", "for", "against", "for"]] * 4,
    ["for", "against", "for", "for"],
    ["for", "abstain", "for", "for"],
)
RUN_OFF = (*[["for", "against"]] * 7, *[["against", "for"]] * 3)


@pytest.fixture
def desk(monkeypatch, transactional_db) -> Desk:
    made = Desk()
    monkeypatch.setattr("unionhall.base.clock.now", lambda: made.now)
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    return made


@dataclass
class Scene:
    """The office, the park and two phones, and what they have in hand."""

    url: str
    desk: Desk
    people: list[Person]
    office: Any
    park: Any
    phones: list[Any]
    here: str = ""
    root: str = ""
    plan: dict[str, Any] = field(default_factory=dict)

    def send(self, address: str, /, **data: Any) -> str:
        """Send more of the same to a page of the re-election."""
        return self.desk.send("station", f"{self.root}{address}", **data)

    def keep(self, **more: Any) -> None:
        """Keep the plan with something more of it."""
        self.plan |= more
        self.send("plan/", version=Undertaking.objects.get().version, **self.plan)

    def go(self, event: str, words: str, who: Any = None) -> None:
        """File the papers of a step and take it in the browser."""
        page = who or self.office
        self.desk.papers(event)
        page.goto(self.here)
        press(page, words)


def vote_by_post(person: Person, election: Election, marks: list[str]) -> None:
    """Vote on the phone's pages, one mark after the other."""
    client = Client()
    client.force_login(Account.objects.get(pk=person.account_id))
    url = reverse("organizing:vote", args=[election.pk])
    for number in range(1, len(marks) + 1):
        assert client.post(url, {"mark": marks[:number]}).status_code == 200
    assert client.post(url, {"mark": marks, "cast": "1"}).status_code == 302


def vote_on_phone(page: Any, url: str, marks: list[str]) -> None:
    """Vote by keyboard, one candidate a screen; nothing runs off the phone."""
    page.goto(url)
    fits(page)
    page.locator('main a[href*="/organizing/vote/"]').first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    for mark in marks:
        fits(page)
        press(page, BUTTONS[mark])
    fits(page)
    press(page, "Cast my vote")
    fits(page)
    assert "You have voted" in page.inner_text("main")


def fits(page: Any) -> None:
    """Check that nothing runs off the phone."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE, f"{page.url} is {wide} points wide on a phone of {PHONE}"


def plan_it(scene: Scene) -> None:
    """R1 to R3: the old term, the plan, the words of the papers; the union above approves."""
    office = scene.office
    office.goto(f"{scene.url}/organizing/terms/new/?union=U")
    office.fill("[name=elected_on]", "2023-11-30")
    office.select_option("[name=years]", "3")
    press(office, "Enter the term")
    office.goto(f"{scene.url}/organizing/renewals/new/?union=U")
    office.select_option("[name=kind]", "reelection")
    press(office, "Begin")
    scene.here = office.url
    scene.root = scene.here.removeprefix(scene.url)
    seats = {"seats": 3, "audit_seats": 1, "women_seats": 1, "term_years": 3}
    scene.keep(form="meeting", small_form="own", meeting_on=MEETING.isoformat(), **seats)
    words = {"contact": "马晓燕", "phone": "0416-5550123", "address": "工业大街18号", "signer": "丁一鸣"}
    scene.send("particulars/contact/", legal_representative="孙大海", **words)
    meeting = {"place": "三楼会议室", "time": "上午9时", "host": "丁一鸣", "recorder": "马晓燕"}
    scene.send("particulars/meeting/", attendance="一班 10", **meeting)
    books = {"books_from": "2023-12-01", "books_to": "2026-10-31", "opening": "100", "income": "会费 800"}
    books |= {"spending": "活动 500", "auditor": "刘洋", "audit_opinion": "真实合规", "plans": "办好食堂"}
    scene.send("particulars/reports/", work="维权 签订专项合同", **books)
    scene.go("request_plan", "Request the re-election")
    scene.go("approve_plan", "Approve the plan", scene.park)


def freeze_the_roll(scene: Scene) -> None:
    """R4 to R6: the roll is frozen and hangs for five working days; reports and delegates are settled."""
    office = scene.office
    office.goto(scene.here)
    press(office, "Freeze the roll")
    assert "职工0" in office.inner_text("main")
    office.goto(f"{scene.here}display/")
    office.select_option("[name=what]", "roll")
    office.fill("[name=contact]", "工会办公室")
    press(office, "Publish the notice")
    scene.desk.now += 7 * DAY
    scene.go("close_roll", "Close the roll")
    scene.keep(done=["report_work", "report_funds", "report_audit"])
    scene.go("ready_reports", "Reports are ready")
    scene.go("close_delegates", "Delegates are settled")


def nominate(scene: Scene) -> None:
    """R7 and R8: candidates, their display, two tellers who do not stand, the meeting is approved."""
    people = scene.people
    women = [people[0], people[3]]
    lists = {"committee": people[:4], "audit": people[4:6], "women": women, "chair": people[:1]}
    for body, some in lists.items():
        for number, person in enumerate(some):
            row = {"person": person.pk, "body": body, "frontline": "on", "group": "一班", "votes": 8}
            scene.send("nominate/", strokes=number + 2, **row)
    scene.send("tellers/", people=[people[8].pk, people[9].pk])
    show = {"what": "candidates", "title": "候选人公示", "start_on": scene.desk.now.date().isoformat()}
    scene.send("display/", working_days=5, contact="工会办公室", **show)
    scene.desk.now += DAY
    scene.go("request_meeting", "Request the meeting")
    scene.go("approve_meeting", "Approve the meeting", scene.park)


def vote(scene: Scene) -> None:
    """R9: the secret ballot; nobody sees a total before it closes, then two are tied for the last seat."""
    office = scene.office
    scene.desk.now = datetime.combine(MEETING, time(1), tzinfo=UTC)
    scene.go("open_meeting", "Open the meeting")
    press(office, "Prepare a ballot")
    office.select_option("[name=method]", "electronic")
    press(office, "Prepare the ballot")
    press(office, "Open the ballot")
    press(office, "Open the ballot")
    box = Election.objects.get()
    for page, marks in zip(scene.phones, FIRST_ROUND, strict=False):
        vote_on_phone(page, f"{scene.url}/organizing/vote/", marks)
    office.goto(office.url)
    by_hand = len(scene.phones)
    assert f"{by_hand} of {VOTERS} have voted" in office.inner_text("main")
    assert "Elected" not in office.inner_text("table")
    for person, marks in zip(scene.people[by_hand:], FIRST_ROUND[by_hand:], strict=True):
        vote_by_post(person, box, marks)
    office.goto(office.url)
    press(office, "Close and count")
    told = office.inner_text("main")
    assert "6 votes for are needed (more than 1/2 of 10 due)" in told
    assert told.count("Run-off") == 2
    assert BallotReceipt.objects.count() == Ballot.objects.count() == VOTERS


def run_off(scene: Scene) -> None:
    """R9 again: the tied two alone, on the same phones' pages."""
    office = scene.office
    press(office, "Decide what follows")
    office.select_option("[name=settlement]", "run_off")
    press(office, "Decide")
    press(office, "Open the ballot")
    press(office, "Open the ballot")
    again = Election.objects.get(round="run_off")
    assert (again.seats, again.standings.count()) == (1, 2)
    for person, marks in zip(scene.people, RUN_OFF, strict=True):
        vote_by_post(person, again, marks)
    office.goto(office.url)
    press(office, "Close and count")
    assert office.inner_text("table").count("Elected") == 1


def report(scene: Scene) -> None:
    """R10 to R12: the other bodies on paper, minutes, the report and its answer, the handover."""
    for body, votes in (("audit", [8, 2]), ("women", [9, 1]), ("chair", [3])):
        count_on_paper(scene, body, votes)
    scene.go("declare_result", "Declare the result")
    scene.go("file_result", "File the result")
    scene.desk.now += DAY
    scene.go("approve_result", "Approve the result", scene.park)
    scene.keep(done=["handed_seal", "handed_accounts", "handed_files"])
    scene.send("particulars/registration/", funds="30000", funds_source="会费")
    scene.go("hand_over", "Everything is handed over")
    assert "Nothing more is to be done" in scene.office.inner_text("main")


def count_on_paper(scene: Scene, body: str, votes: list[int]) -> None:
    """Prepare and count one ballot on paper, signed by the two tellers."""
    url = scene.desk.send("station", f"{scene.root}ballots/new/", body=body, method="paper")
    ballot = Election.objects.get(body=body)
    stand = ballot.standings.order_by("candidate_id").values_list("candidate_id", flat=True)
    data: dict[str, Any] = dict.fromkeys(("present", "issued", "collected", "valid"), ballot.due)
    for pk, number in zip(stand, votes, strict=True):
        data |= {f"c{pk}_for": number, f"c{pk}_against": ballot.due - number, f"c{pk}_abstain": 0}
    data["signed_by"] = [scene.people[8].pk, scene.people[9].pk]
    data["sheet"] = SimpleUploadedFile("sheet.pdf", b"%PDF-1.4 tally")
    scene.desk.send("station", f"{url}count/", **data)


def everybody(desk: Desk) -> tuple[list[Person], dict[str, str]]:
    """Give office, park and ten members their log-ins; return the members and the sessions of those with a window."""
    ground(desk.now)
    sessions = {
        "station": log_in("station", "union_officer", "U", desk.now),
        "park": log_in("park", "park_officer", "P", desk.now),
    }
    for name in sessions:
        desk.clients[name] = Client()
        desk.clients[name].force_login(Account.objects.get(username=name))
    people = members(VOTERS, "U", desk.now)
    for person in people:
        log_in(f"w{person.pk}", "worker", "U", desk.now)
        person.account = Account.objects.get(username=f"w{person.pk}")
        person.save(update_fields=["account"])
    return people, sessions | {f"phone{number}": session_of(people[number].account) for number in range(2)}


PARTS = (plan_it, freeze_the_roll, nominate, vote, run_off, report)


def test_a_tie_on_the_phones_is_settled_by_a_run_off(chromium, live_server, desk) -> None:
    people, sessions = everybody(desk)
    phones = tuple(name for name in sessions if name.startswith("phone"))
    with browsers(chromium, live_server.url, sessions, narrow=phones) as window:
        held = [window(name) for name in phones]
        scene = Scene(live_server.url, desk, people, window("station"), window("park"), held)
        for part in PARTS:
            part(scene)
    term = Term.objects.get(ended_on__isnull=True)
    assert (term.elected_on, term.ends_on) == (MEETING, date(2029, 12, 15))
    assert Post.objects.filter(person=people[2], from_on=MEETING).exists()
    assert not Post.objects.filter(person=people[3], post="committee_member").exists()
    minutes = values_of(Paper.objects.filter(code="T16").order_by("id")[0])
    assert (minutes["due"], minutes["quorum"]) == (10, 7)
    assert Run.objects.get().state == "done"
