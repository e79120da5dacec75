"""A park enterprise from the station officer's first contact to the union as a legal person, in a real browser.

The station works with the keyboard, the park answers from its own inbox. Days pass by the clock of the story. What is
only more of the same (the other candidates, the other papers) is sent to the same pages without the browser.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from stories.election_people import browsers, ground, log_in, members, paper, press
from unionhall.base.models import Account
from unionhall.organizing.models import Candidate, Election, Term, Undertaking
from unionhall.organizing.queries.paper_values import MAKERS
from unionhall.papers.models import Paper
from unionhall.registry.models import Coverage, Organisation
from unionhall.workflow.declared import declared
from unionhall.workflow.models import Run
from unionhall.workflow.rules.procedure import SUPERIOR

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]
BEGUN = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
MEETING = date(2026, 12, 15)
DAY = timedelta(days=1)


class Desk:
    """The story's clock, and somebody's log-in without a browser for what is more of the same."""

    def __init__(self) -> None:
        self.now = BEGUN
        self.clients: dict[str, Client] = {}

    def send(self, name: str, url: str, **data: Any) -> str:
        answer = self.clients[name].post(url, data)
        assert answer.status_code == 302, f"{url}: {answer.content.decode()[-1500:]}"
        return str(answer["Location"])

    def papers(self, event: str) -> None:
        """Fill and file the other papers of a step from the run, on the pages where a hand would."""
        run = Run.objects.get()
        transition = declared(run.procedure).procedure.transition(run.state, event)
        assert transition is not None
        above = transition.role == SUPERIOR
        name = "park" if above else "station"
        at = Organisation.objects.get(path=run.superior_path if above else run.scope_path).code
        there = set(Paper.objects.filter(subject=run.ref).values_list("code", flat=True))
        for need in transition.papers:
            if need.required and need.template not in there and need.template in MAKERS:
                url = reverse("papers:fill", args=[need.template]) + f"?in={at}&for={run.ref}"
                draft = self.send(name, url)
                self.send(name, f"{draft}file/")


@pytest.fixture
def desk(monkeypatch, transactional_db) -> Desk:
    made = Desk()
    monkeypatch.setattr("unionhall.base.clock.now", lambda: made.now)
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    return made


@dataclass
class Scene:
    """Three people at their pages, and what they have in hand."""

    url: str
    uscc: str
    desk: Desk
    sheet: Any
    station: Any
    park: Any
    county: Any
    here: str = ""
    root: str = ""
    people: list[Any] = field(default_factory=list)


def first_contact(scene: Scene) -> None:
    """F1 to F3: first contact, preparatory group, the request and its answer."""
    station, park = scene.station, scene.park
    station.goto(f"{scene.url}/organizing/foundings/new/?employer={scene.uscc}")
    station.fill("[name=name]", "新厂有限公司工会")
    station.fill("[name=code]", "N")
    press(station, "Begin the founding")
    scene.here = station.url
    scene.root = scene.here.removeprefix(scene.url)
    press(station, "Contact and signer")
    for key, words in (("contact", "马晓燕"), ("phone", "0416-5550123"), ("address", "工业大街18号")):
        station.fill(f"[name={key}]", words)
    station.fill("[name=legal_representative]", "孙大海")
    press(station, "Keep it")
    press(station, "Name the group")
    station.fill("[name=people]", "丁一鸣 男 班组长\n马晓燕 女 质检员\n刘洋 男 装配工")
    press(station, "Name the group")
    paper(station, scene.here, "T01")
    press(station, "Request the preparatory group")
    assert "it is with the union above" in station.inner_text("main")
    park.goto(f"{scene.url}/work/")
    press(park, "新厂有限公司工会")
    press(park, "Open the matter")
    paper(park, scene.here, "T02")
    press(park, "Approve the preparatory group")
    station.goto(scene.here)
    press(station, "Begin recruiting")


def recruit_and_plan(scene: Scene) -> None:
    """F4 and F5: thirty members, the roll, the seats."""
    station = scene.station
    scene.people = members(30, "N", scene.desk.now)
    scene.desk.papers("close_recruiting")
    station.goto(scene.here)
    press(station, "Close recruiting")
    press(station, "Freeze the roll")
    station.goto(scene.here)
    press(station, "Plan of the election")
    station.select_option("[name=form]", "meeting")
    station.select_option("[name=term_years]", "3")
    for key, number in (("seats", "3"), ("audit_seats", "3"), ("women_seats", "3")):
        station.fill(f"[name={key}]", number)
    station.fill("[name=meeting_on]", MEETING.isoformat())
    press(station, "Keep the plan")
    press(station, "Fix seats and roll")


def nominate_and_display(scene: Scene) -> None:
    """F6: candidates and their display; the boss's cousin is asked about before the list hangs."""
    station = scene.station
    press(station, "Nominate a candidate")
    station.select_option("[name=person]", str(scene.people[20].pk))
    station.select_option("[name=relation]", "cousin")
    press(station, "Put on the list")
    assert "art. 1045" in station.inner_text("main")
    cousin = Candidate.objects.get()
    scene.desk.send("station", reverse("organizing:withdraw", args=[cousin.pk]), reason="本人放弃")
    people = scene.people
    lists = {"committee": people[:4], "audit": people[4:8], "women": people[:4], "chair": people[:1]}
    for body, some in {**lists, "audit_head": people[4:5]}.items():
        for person in some:
            row = {"person": person.pk, "body": body, "frontline": "on", "group": "一班", "votes": 26}
            scene.desk.send("station", f"{scene.root}nominate/", **row)
    scene.desk.send("station", f"{scene.root}tellers/", people=[scene.people[28].pk, scene.people[29].pk])
    particulars = {"place": "三楼会议室", "time": "上午9时", "host": "丁一鸣", "recorder": "马晓燕"}
    scene.desk.send("station", f"{scene.root}particulars/meeting/", attendance="一班 28", **particulars)
    station.goto(f"{scene.here}display/")
    station.fill("[name=contact]", "指导站 0416-5550188")
    press(station, "Publish the notice")


def ask_for_the_meeting(scene: Scene) -> None:
    """F7 and F8: a day later the meeting is asked for and approved."""
    station, park = scene.station, scene.park
    scene.desk.now += DAY
    scene.desk.papers("request_meeting")
    station.goto(scene.here)
    press(station, "Request the meeting")
    scene.desk.papers("approve_meeting")
    park.goto(scene.here)
    press(park, "Approve the meeting")


def hold_the_meeting(scene: Scene) -> None:
    """F9 and F10: the meeting counts, the plenum elects its chair."""
    station = scene.station
    scene.desk.now = datetime.combine(MEETING, BEGUN.timetz())
    scene.desk.papers("open_meeting")
    station.goto(scene.here)
    press(station, "Open the meeting")
    press(station, "Prepare a ballot")
    press(station, "Prepare the ballot")
    press(station, "Enter the count")
    for key in ("present", "issued", "collected", "valid"):
        station.fill(f"[name={key}]", "30")
    for person, votes in zip(scene.people[:4], (28, 27, 26, 5), strict=True):
        stand = Candidate.objects.get(person=person, body="committee").pk
        station.fill(f"[name=c{stand}_for]", str(votes))
        station.fill(f"[name=c{stand}_against]", str(30 - votes))
    for box in station.locator("[name=signed_by]").all():
        box.check()
    station.set_input_files("[name=sheet]", scene.sheet)
    press(station, "Compute the result")
    assert "16 votes for are needed (more than 1/2 of 30 due)" in station.inner_text("main")
    for body, votes in (
        ("audit", [30, 29, 28, 2]),
        ("women", [30, 29, 28, 2]),
        ("chair", [3]),
        ("audit_head", [3]),
    ):
        count(scene.desk, scene.root, body, votes, scene.people, scene.sheet)
    scene.desk.papers("declare_result")
    station.goto(scene.here)
    press(station, "Declare the result")


def report(scene: Scene) -> None:
    """F11 and F12: the report goes up, the park sees every number and approves."""
    station, park = scene.station, scene.park
    scene.desk.papers("file_result")
    station.goto(scene.here)
    press(station, "File the result")
    scene.desk.now += DAY
    scene.desk.papers("approve_result")
    park.goto(scene.here)
    assert "30 of 30 due were present, 20 are needed." in park.inner_text("main")
    press(park, "Approve the result")


def become_a_legal_person(scene: Scene) -> None:
    """F13 and F14: legal person, seal, account."""
    station, county = scene.station, scene.county
    registration = {"funds": "30000", "funds_source": "会费、拨缴经费", "agent": "刘洋"}
    scene.desk.send("station", f"{scene.root}particulars/registration/", **registration)
    Organisation.objects.filter(code="N").update(uscc="81210700MC01234505")
    scene.desk.papers("register_legal_person")
    station.goto(scene.here)
    press(station, "Legal person registered")
    it = Undertaking.objects.get()
    done = ["seal", "bank_account", "funds_registration"]
    plan = {"form": "meeting", "seats": 3, "audit_seats": 3, "women_seats": 3, "term_years": 3}
    scene.desk.send("station", f"{scene.root}plan/", done=done, version=it.version, meeting_on=MEETING, **plan)
    scene.desk.papers("start_operating")
    station.goto(scene.here)
    press(station, "Everything is in place")
    assert "Nothing more is to be done" in station.inner_text("main")
    county.goto(scene.here)
    assert re.search(r"Working", county.inner_text("main"))


PARTS = (
    first_contact,
    recruit_and_plan,
    nominate_and_display,
    ask_for_the_meeting,
    hold_the_meeting,
    report,
    become_a_legal_person,
)


def test_from_first_contact_to_legal_person(chromium, live_server, desk, tmp_path) -> None:
    uscc = ground(desk.now)
    roles = {"station": ("station_staff", "P"), "park": ("park_officer", "P"), "county": ("county_officer", "C")}
    sessions = {name: log_in(name, role, at, desk.now) for name, (role, at) in roles.items()}
    for name in sessions:
        desk.clients[name] = Client()
        desk.clients[name].force_login(Account.objects.get(username=name))
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(b"%PDF-1.4 tally")
    with browsers(chromium, live_server.url, sessions) as window:
        scene = Scene(live_server.url, uscc, desk, sheet, window("station"), window("park"), window("county"))
        for part in PARTS:
            part(scene)
    assert Run.objects.get().state == "operational"
    assert Coverage.objects.get(union__code="N").from_on == MEETING
    assert Term.objects.get().ends_on == date(2029, 12, 15)
    assert not Paper.objects.filter(state="draft").exists()


def count(desk: Desk, root: str, body: str, votes: list[int], people: list[Any], sheet: Any) -> None:
    """Prepare and count one more ballot on the same pages."""
    url = desk.send("station", f"{root}ballots/new/", body=body, method="paper")
    ballot = Election.objects.get(body=body)
    stand = ballot.standings.order_by("candidate_id").values_list("candidate_id", flat=True)
    numbers = dict.fromkeys(("present", "issued", "collected", "valid"), ballot.due)
    marks = {f"c{pk}_for": number for pk, number in zip(stand, votes, strict=True)}
    marks |= {f"c{pk}_against": ballot.due - number for pk, number in zip(stand, votes, strict=True)}
    marks |= {f"c{pk}_abstain": 0 for pk in stand}
    with sheet.open("rb") as file:
        desk.send("station", f"{url}count/", **numbers, **marks, signed_by=[people[28].pk, people[29].pk], sheet=file)
