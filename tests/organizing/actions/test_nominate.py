"""Nominations keep everybody who is named; who may not stand is shown with the reason."""

import pytest

from unionhall.kernel.errors import Conflict, Refused
from unionhall.organizing.actions.nominate import NewCandidate, nominate
from unionhall.organizing.queries.candidates import judged_candidates, list_findings
from unionhall.organizing.queries.run_facts import facts_of
from unionhall.registry.models import MembershipSpell


def test_the_boss_cousin_is_caught_and_the_spouse_blocked(ground, people, renewal, now) -> None:
    cousin, spouse, plain = people(3)
    call = {"actor": ground.chair, "undertaking_id": renewal.pk, "now": now}
    nominate(row=NewCandidate(body="committee", person_id=cousin.pk, relation="cousin"), **call)
    nominate(row=NewCandidate(body="committee", person_id=spouse.pk, relation="spouse"), **call)
    nominate(row=NewCandidate(body="committee", person_id=plain.pk, frontline=True, nominations={"一班": 7}), **call)
    found = {one.candidate.name: one for one in judged_candidates(renewal)}
    assert [one.code for one in found[cousin.name].findings] == ["relative"]
    assert [one.code for one in found[spouse.name].findings] == ["close_relative"]
    assert found[plain.name].findings == ()
    assert (found[plain.name].votes, found[plain.name].open, found[cousin.name].open) == (7, False, True)
    assert facts_of(renewal, now.date())["candidates_blocked"] == 2
    assert [one.code for one in list_findings(renewal)] == ["no_women"]


def test_retained_members_are_shown_as_such(ground, people, renewal, now) -> None:
    (retained,) = people(1)
    MembershipSpell.objects.filter(person=retained).update(status="retained")
    row = NewCandidate(body="committee", person_id=retained.pk)
    nominate(actor=ground.chair, undertaking_id=renewal.pk, row=row, now=now)
    assert [one.code for one in judged_candidates(renewal)[0].findings] == ["retained"]


def test_the_ballot_is_in_stroke_order(ground, people, renewal, now) -> None:
    one, two = people(2)
    for person, strokes in ((one, 12), (two, 4)):
        row = NewCandidate(body="committee", person_id=person.pk, strokes=strokes)
        nominate(actor=ground.chair, undertaking_id=renewal.pk, row=row, now=now)
    assert [line.candidate.name for line in judged_candidates(renewal)] == [two.name, one.name]


def test_not_twice_and_not_nobody(ground, people, renewal, now) -> None:
    (person,) = people(1)
    call = {"actor": ground.chair, "undertaking_id": renewal.pk, "now": now}
    nominate(row=NewCandidate(body="committee", person_id=person.pk), **call)
    with pytest.raises(Conflict):
        nominate(row=NewCandidate(body="committee", person_id=person.pk), **call)
    for wrong in (
        NewCandidate(body="party", person_id=person.pk),
        NewCandidate(body="audit", person_id=person.pk + 99),
        NewCandidate(body="audit"),
        NewCandidate(body="audit", person_id=person.pk, relation="friend"),
        NewCandidate(body="audit", person_id=person.pk, nominations={"一班": -1}),
    ):
        with pytest.raises(Refused):
            nominate(row=wrong, **call)
