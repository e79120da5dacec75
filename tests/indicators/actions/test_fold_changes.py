from datetime import date

import pytest

from park_on_the_ground import CITY, NOW, PARK, SYSTEM, TODAY, officer
from unionhall.indicators.actions.fold_changes import fold_changes
from unionhall.indicators.actions.note_change import note_change
from unionhall.indicators.actions.recompute_totals import recompute_totals
from unionhall.indicators.actions.refresh_measures import refresh_measures
from unionhall.indicators.models import Change, Measure, Total
from unionhall.indicators.queries.rollups import NAMES
from unionhall.kernel.errors import NotAllowed
from unionhall.registry.models import MembershipSpell, Organisation
from unionhall.registry.rules import kinds


def recount():
    refresh_measures(actor=SYSTEM, as_of=TODAY, now=NOW)
    recompute_totals(actor=SYSTEM, now=NOW)


def standing():
    """What is stored, without rows of nothing (an organisation of zeros may or may not have a row)."""
    return [
        {row[0]: row[1:] for row in model.objects.values_list("path", *NAMES) if any(row[1:])}
        for model in (Measure, Total)
    ]


def noted(*organisations):
    note_change(actor=SYSTEM, organisation_ids=[one.pk for one in organisations], as_of=TODAY, now=NOW)


def test_folded_changes_equal_a_recount(park):
    recount()
    first, second = park.organisations[f"{PARK}0001"], park.organisations[f"{PARK}0002"]
    park.member(first.path, sex="F")
    MembershipSpell.objects.filter(scope_path=second.path).update(
        status=kinds.EXITED, to_on=date(2026, 1, 1)
    )  # its last member: the union does not count any more
    branch = park.organisation(f"{first.path}0001", kinds.BRANCH)
    park.member(branch.path)
    new = park.organisation(f"{PARK}0099", kinds.SINGLE_UNION)
    noted(first, second, branch, new, first)
    assert fold_changes(actor=SYSTEM, as_of=TODAY, now=NOW) > 0
    assert not Change.objects.exists()
    folded = standing()
    recount()
    assert folded == standing()


def test_who_gets_its_first_child_is_no_leaf_any_more(park):
    recount()
    first = park.organisations[f"{PARK}0001"]
    assert Measure.objects.get(path=first.path).leaf
    park.member(park.organisation(f"{first.path}0001", kinds.BRANCH).path)
    noted(Organisation.objects.get(path=f"{first.path}0001"))
    fold_changes(actor=SYSTEM, as_of=TODAY, now=NOW)
    assert not Measure.objects.get(path=first.path).leaf
    folded = standing()
    recompute_totals(actor=SYSTEM, now=NOW)
    assert standing() == folded


def test_folding_again_changes_nothing(park):
    recount()
    park.member(f"{PARK}0001")
    noted(park.organisations[f"{PARK}0001"])
    fold_changes(actor=SYSTEM, as_of=TODAY, now=NOW)
    before = standing()
    noted(park.organisations[f"{PARK}0001"])
    assert fold_changes(actor=SYSTEM, as_of=TODAY, now=NOW) > 0
    assert fold_changes(actor=SYSTEM, as_of=TODAY, now=NOW) == 0
    assert standing() == before


def test_many_changes_of_one_organisation_are_counted_once(park, django_assert_max_num_queries):
    recount()
    for _ in range(50):
        noted(park.organisations[f"{PARK}0001"])
    with django_assert_max_num_queries(14):
        fold_changes(actor=SYSTEM, as_of=TODAY, now=NOW)


def test_an_officer_may_not(park):
    with pytest.raises(NotAllowed):
        fold_changes(actor=officer("city_officer", CITY), as_of=TODAY, now=NOW)
