import pytest

from park_on_the_ground import CITY, END, NOW, PARK, SYSTEM, officer
from unionhall.indicators.actions.note_change import note_change
from unionhall.indicators.models import Change
from unionhall.kernel.errors import NotAllowed
from unionhall.registry.rules import kinds


def test_a_change_in_a_branch_touches_the_seat_of_the_employer_its_union_covers(park):
    branch = park.organisation(f"{PARK}00010001", kinds.BRANCH)
    assert note_change(actor=SYSTEM, organisation_ids=[branch.pk], as_of=END, now=NOW) == 2
    assert sorted(Change.objects.values_list("path", flat=True)) == [PARK, f"{PARK}00010001"]


def test_an_officer_may_not(park):
    with pytest.raises(NotAllowed):
        note_change(actor=officer("city_officer", CITY), organisation_ids=[1], as_of=END, now=NOW)
