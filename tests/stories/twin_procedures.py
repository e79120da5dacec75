"""Fills one zone of the twins with what goes on in it: a founding, a re-election, papers, a notice."""

import secrets
from datetime import date, datetime, timedelta
from typing import Any

from stories.twin_people import SYSTEM, credit_code
from unionhall.base import clock
from unionhall.base.queries.actors import actor_of
from unionhall.kernel.actors import Actor, system_actor
from unionhall.organizing.actions.freeze_roll import freeze_roll
from unionhall.organizing.actions.name_prep_group import NewPrepMember, name_prep_group
from unionhall.organizing.actions.name_tellers import name_tellers
from unionhall.organizing.actions.nominate import NewCandidate, nominate
from unionhall.organizing.actions.prepare_election import prepare_election
from unionhall.organizing.actions.start_founding import start_founding
from unionhall.organizing.actions.start_renewal import start_renewal
from unionhall.organizing.models import RollEntry, Term, Undertaking
from unionhall.papers.actions.file_paper import file_paper
from unionhall.papers.actions.fill_paper import fill_paper
from unionhall.papers.actions.publish_notice import publish_notice
from unionhall.papers.actions.receive_objection import receive_objection
from unionhall.papers.models import Notice, Paper
from unionhall.registry.actions.register_employers import register_employers
from unionhall.registry.models import Organisation, Person
from unionhall.registry.rules.rows import NewEmployer


def fill_procedures(zone: Any, now: datetime) -> None:
    """Leave one of everything that a procedure leaves."""
    zone.at["today"] = clock.today(now).isoformat()
    zone.at["in_half_a_year"] = (clock.today(now) + timedelta(days=180)).isoformat()
    _founding(zone, now)
    _renewal(zone, now)
    _papers(zone, now)
    _notice(zone, now)


def _actor(zone: Any, role: str, now: datetime) -> Actor:
    return actor_of(zone.at[role], today=clock.today(now), door="web")


def _founding(zone: Any, now: datetime) -> None:
    """A third employer of the town founds its union; the fourth has none yet."""
    given = {"form": "159", "industry": "C", "opened_on": date(2019, 1, 1)}
    third, fourth = credit_code(zone, 3), credit_code(zone, 4)
    rows = [
        NewEmployer(uscc=third, name=zone.name("三厂有限公司"), **given),
        NewEmployer(uscc=fourth, name=zone.name("四厂有限公司"), **given),
    ]
    register_employers(actor=SYSTEM, seat_code=zone.at["town"], rows=rows, now=now)
    park = _actor(zone, "park_officer", now)
    code = zone.code("-N1")
    pk = start_founding(actor=park, uscc=third, code=code, name=zone.name("三厂工会"), now=now)
    group = [NewPrepMember(zone.name(f"筹{number}"), "leader" if number == 1 else "worker") for number in (1, 2, 3)]
    name_prep_group(actor=park, undertaking_id=pk, people=group, now=now)
    founding = Undertaking.objects.get(pk=pk)
    zone.at |= {
        "founding_id": pk,
        "founding_run_id": founding.run_id,
        "new_union": code,
        "new_union_path": Organisation.objects.get(code=code).path,
        "unionless_uscc": fourth,
    }


def _renewal(zone: Any, now: datetime) -> None:
    """The union elects anew: roll, candidates, tellers, a ballot on paper; the term that ends."""
    union = _actor(zone, "union_officer", now)
    organisation = Organisation.objects.get(code=zone.at["code"])
    today = clock.today(now)
    zone.at["term_id"] = Term.objects.create(
        union=organisation,
        scope_path=organisation.path,
        elected_on=today - timedelta(days=1000),
        years=3,
        ends_on=today + timedelta(days=95),
    ).pk
    pk = start_renewal(actor=union, union_code=zone.at["code"], kind="reelection", now=now)
    zone.at |= {"undertaking_id": pk, "procedure_run_id": Undertaking.objects.get(pk=pk).run_id}
    call = {"actor": union, "undertaking_id": pk, "now": now}
    freeze_roll(**call)
    own = Person.objects.filter(pk__gte=zone.first_id, pk__lt=zone.first_id + 400_000).values_list("pk", flat=True)
    entries = RollEntry.objects.filter(undertaking_id=pk, person_id__in=own).order_by("id")
    voters = list(entries.values_list("person_id", flat=True))
    for person in voters[:5]:
        asked = "cousin" if person == voters[4] else ""
        row = NewCandidate(body="committee", person_id=person, frontline=True, relation=asked)
        zone.at["candidate_id"] = nominate(row=row, **call)
    name_tellers(person_ids=voters[-2:], **call)
    zone.at["election_id"] = prepare_election(body="committee", seats=4, **call)
    zone.at |= {"voter_person": voters[5], "teller_person": voters[-1]}


def _papers(zone: Any, now: datetime) -> None:
    """A draft and a filed paper of the re-election, made by the union."""
    union = _actor(zone, "union_officer", now)
    given = {
        "actor": union,
        "template": "T02",
        "scope_path": zone.at["path"],
        "subject": f"run:{zone.at['procedure_run_id']}",
        "values": {
            "addressee": zone.name("三厂"),
            "employer": zone.name("三厂有限公司"),
            "union_name": zone.name("三厂工会"),
            "request_title": zone.name("请示"),
            "group": [{"name": zone.name("筹1"), "role": "组长"}],
            "leader": zone.name("筹1"),
        },
        "now": now,
    }
    zone.at["draft_paper_id"] = fill_paper(**given)
    zone.at["paper_id"] = fill_paper(**given)
    file_paper(actor=union, paper_id=zone.at["paper_id"], now=now)
    zone.at["paper_token"] = Paper.objects.get(pk=zone.at["paper_id"]).token


def _notice(zone: Any, now: datetime) -> None:
    """A list on display, with somebody who objects."""
    union = _actor(zone, "union_officer", now)
    zone.at["notice_id"] = publish_notice(
        actor=union,
        scope_path=zone.at["path"],
        subject=f"run:{zone.at['procedure_run_id']}",
        title=zone.name("候选人公示"),
        body=zone.name("现予公示。"),
        roster=[{"name": zone.name("候甲")}, {"name": zone.name("候乙")}],
        start_on=clock.today(now),
        working_days=5,
        contact=zone.name("办公室"),
        now=now,
    )
    zone.at["notice_token"] = Notice.objects.get(pk=zone.at["notice_id"]).token
    zone.at["objection_id"] = receive_objection(
        actor=union,
        notice_id=zone.at["notice_id"],
        channel="phone",
        text=zone.name("有意见"),
        identity=zone.name("某人"),
        real_name=True,
        now=now,
    )
    zone.at["objection_key"] = secrets.token_hex(16)
    receive_objection(
        actor=system_actor("papers", door="web"),
        notice_id=zone.at["notice_id"],
        channel="online",
        text=zone.name("网上有意见"),
        key=zone.at["objection_key"],
        now=now,
    )
