"""Who was elected takes office from the election day, whoever sat before ends the day before."""

from datetime import date

import pytest

from unionhall.organizing.actions.freeze_roll import freeze_roll
from unionhall.organizing.actions.name_tellers import name_tellers
from unionhall.organizing.actions.nominate import NewCandidate, nominate
from unionhall.organizing.actions.prepare_election import prepare_election
from unionhall.organizing.actions.settle_plan import Plan, settle_plan
from unionhall.organizing.actions.take_office import take_office
from unionhall.organizing.models import Election, Term, Undertaking
from unionhall.registry.actions.fill_post import fill_post
from unionhall.registry.models import Coverage, Organisation, Post
from unionhall.workflow.models import Run


@pytest.fixture
def elected(ground, people, counted, now):
    """Elect a committee of three and its chair in an undertaking; return the people."""

    def hold(of: Undertaking, code: str) -> list:
        made = people(12, union=code)
        actor = ground.actor("union_officer", code) if code == "U" else ground.station
        call = {"actor": actor, "undertaking_id": of.pk, "now": now}
        settle_plan(plan=Plan(form="meeting", seats=3, term_years=3), version=of.version, **call)
        freeze_roll(**call)
        for person in made[:4]:
            nominate(row=NewCandidate(body="committee", person_id=person.pk), **call)
        nominate(row=NewCandidate(body="chair", person_id=made[0].pk), **call)
        name_tellers(person_ids=[made[-1].pk, made[-2].pk], **call)
        first = prepare_election(body="committee", **call)
        counted(Election.objects.select_related("undertaking").get(pk=first), [12, 11, 10, 1], actor=actor)
        second = prepare_election(body="chair", **call)
        counted(Election.objects.select_related("undertaking").get(pk=second), [3], actor=actor)
        return made

    return hold


def test_a_founding_ends_in_a_union_that_covers_its_employer(ground, founding, elected, now) -> None:
    made = elected(founding, "N")
    take_office(actor=ground.park, run=Run.objects.get(pk=founding.run_id), values={}, now=now)
    posts = set(Post.objects.filter(organisation=founding.union).values_list("person_id", "post"))
    assert posts == {
        (made[0].pk, "chair"),
        (made[1].pk, "committee_member"),
        (made[2].pk, "committee_member"),
    }
    term = Term.objects.get()
    assert (term.elected_on, term.ends_on) == (date(2026, 11, 23), date(2029, 11, 23))
    union = Organisation.objects.get(code="N")
    assert (union.founded_on, union.term_ends_on) == (date(2026, 11, 23), date(2029, 11, 23))
    covered = Coverage.objects.get()
    assert (covered.union_id, covered.mode, covered.from_on) == (union.pk, "own", date(2026, 11, 23))


def test_a_re_election_relieves_who_sat_before(ground, people, renewal, elected, system, now) -> None:
    (old,) = people(1)
    fill_post(actor=system, person_id=old.pk, organisation_code="U", post="chair", from_on=date(2023, 11, 1), now=now)
    Term.objects.create(
        union=renewal.union,
        scope_path=renewal.scope_path,
        elected_on=date(2023, 11, 1),
        years=3,
        ends_on=date(2026, 11, 1),
    )
    made = elected(renewal, "U")
    take_office(actor=ground.park, run=Run.objects.get(pk=renewal.run_id), values={}, now=now)
    assert Post.objects.get(person=old).to_on == date(2026, 11, 22)
    assert Post.objects.get(person=made[0]).post == "chair"
    assert Term.objects.get(ended_on__isnull=True).ends_on == date(2029, 11, 23)
    assert Term.objects.get(ended_on__isnull=False).ended_on == date(2026, 11, 22)
