"""The whole way by the engine: a founding with a run-off, to the legal person and the bank account."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from unionhall.kernel.errors import Refused
from unionhall.organizing.actions.display_list import display_list
from unionhall.organizing.actions.freeze_roll import freeze_roll
from unionhall.organizing.actions.name_prep_group import NewPrepMember, name_prep_group
from unionhall.organizing.actions.name_tellers import name_tellers
from unionhall.organizing.actions.nominate import NewCandidate, nominate
from unionhall.organizing.actions.prepare_election import prepare_election
from unionhall.organizing.actions.settle_election import settle_election
from unionhall.organizing.actions.settle_plan import Plan, settle_plan
from unionhall.organizing.models import Election, Term, Undertaking
from unionhall.registry.models import Coverage, Organisation, Post
from unionhall.workflow import shelf
from unionhall.workflow.actions.fire import fire
from unionhall.workflow.models import Run

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def filed(monkeypatch) -> None:
    """Let every paper lie filed on the shelf; papers have stories of their own."""
    codes = [f"T{number:02d}" for number in range(1, 30)]
    lying = [shelf.PaperOnShelf(code, code, "filed") for code in codes]

    def lie(*_asked: object) -> list[shelf.PaperOnShelf]:
        return lying

    board = shelf.Shelf(templates=lambda: dict.fromkeys(codes, ""), held=lie, readable=lie, fill_url=lambda *_asked: "")
    monkeypatch.setattr(shelf, "_SHELF", [board])


@pytest.fixture
def go(ground):
    """Fire an event of an undertaking's run as the unit or as the superior."""

    def fired(of: Undertaking, event: str, who: Any, now: datetime, reason: str = "") -> str:
        run = Run.objects.get(pk=of.run_id)
        fire(actor=who, run_id=run.pk, event=event, version=run.version, reason=reason, now=now)
        run.refresh_from_db()
        return str(run.state)

    return fired


def elect(ground, of: Undertaking, actor, voters, counted, now) -> None:
    """Hold the ballots of the meeting, with a run-off for the last seat, and the chair's in the plenum."""
    call = {"actor": actor, "undertaking_id": of.pk, "now": now}
    first = prepare_election(body="committee", **call)
    count = len(voters)
    counted(Election.objects.select_related("undertaking").get(pk=first), [28, 24, 19, 19], actor=actor)
    again = settle_election(actor=actor, election_id=first, settlement="run_off", now=now)
    counted(Election.objects.select_related("undertaking").get(pk=again), [16, 14], actor=actor)
    audit = prepare_election(body="audit", **call)
    counted(Election.objects.select_related("undertaking").get(pk=audit), [30, 30, 29, 1], actor=actor)
    women = prepare_election(body="women", seats=1, **call)
    counted(Election.objects.select_related("undertaking").get(pk=women), [count, 0], actor=actor)
    chair = prepare_election(body="chair", **call)
    counted(Election.objects.select_related("undertaking").get(pk=chair), [3], actor=actor)


def nominate_all(of: Undertaking, actor, voters, now) -> None:
    call = {"actor": actor, "undertaking_id": of.pk, "now": now}
    for body, people in (("committee", voters[:4]), ("audit", voters[4:8]), ("women", voters[8:10])):
        for person in people:
            nominate(row=NewCandidate(body=body, person_id=person.pk, frontline=True), **call)
    nominate(row=NewCandidate(body="chair", person_id=voters[0].pk), **call)
    name_tellers(person_ids=[voters[-1].pk, voters[-2].pk], **call)


def test_a_founding_to_the_legal_person(ground, people, founding, counted, go, now) -> None:
    station, park = ground.station, ground.park
    call = {"actor": station, "undertaking_id": founding.pk}
    with pytest.raises(Refused) as refused:
        go(founding, "request_prep", station, now)
    assert "findings" in refused.value.facts
    group = [NewPrepMember("甲", "leader"), NewPrepMember("乙", "worker"), NewPrepMember("丙", "worker")]
    name_prep_group(people=group, now=now, **call)
    assert go(founding, "request_prep", station, now) == "prep_requested"
    assert go(founding, "approve_prep", park, now) == "prep_approved"
    assert go(founding, "begin_recruiting", station, now) == "recruiting"
    voters = people(30, union="N", women=12)
    assert go(founding, "close_recruiting", station, now) == "structuring"
    freeze_roll(now=now, **call)
    founding.refresh_from_db()
    plan = {"form": "meeting", "seats": 3, "audit_seats": 3, "women_seats": 1, "term_years": 3}
    meeting_on = date(2026, 12, 15)
    settle_plan(plan=Plan(meeting_on=meeting_on, **plan), version=founding.version, now=now, **call)
    assert go(founding, "fix_structure", station, now) == "candidates"
    nominate_all(founding, station, voters, now)
    show = {"title": "候选人公示", "start_on": now.date(), "working_days": 5, "contact": "办公室"}
    display_list(what="candidates", now=now, **show, **call)
    assert go(founding, "request_meeting", station, now + DAY) == "meeting_requested"
    assert go(founding, "approve_meeting", park, now + DAY) == "meeting_approved"
    at = datetime.combine(meeting_on, now.timetz())
    assert go(founding, "open_meeting", station, at) == "meeting"
    elect(ground, founding, station, voters, counted, at)
    assert go(founding, "declare_result", station, at) == "first_plenum"
    assert go(founding, "file_result", station, at) == "result_filed"
    assert go(founding, "approve_result", park, at + DAY) == "result_approved"
    assert Coverage.objects.get().union.code == "N"
    assert Post.objects.filter(post="chair", organisation__code="N").count() == 1
    Organisation.objects.filter(code="N").update(uscc="81210700MC01234505")
    assert go(founding, "register_legal_person", station, at + DAY) == "registered"
    founding.refresh_from_db()
    steps = ["seal", "bank_account", "funds_registration"]
    settle_plan(plan=Plan(done=steps, **plan), version=founding.version, now=at + DAY, **call)
    assert go(founding, "start_operating", station, at + DAY) == "operational"
    founding.refresh_from_db()
    assert founding.outcome == "done"
    assert Term.objects.get().ends_on == Term.objects.get().elected_on.replace(year=2029)
