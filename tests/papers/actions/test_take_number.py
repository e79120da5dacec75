"""A number for something that is no template's paper comes out of the same series."""

import pytest

from park_on_the_ground import NOW, Ground, officer
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import NotFound
from unionhall.papers.actions.take_number import take_number
from unionhall.papers.models import PaperSeries
from unionhall.registry.rules import kinds


def test_numbers_run_on_without_gaps(db):
    ground = Ground()
    ground.organisation("0001", kinds.CITY_FEDERATION)
    ground.organisation("0002", kinds.CITY_FEDERATION)
    system = system_actor("test")
    found = [take_number(actor=system, organisation_code="O0001", now=NOW) for _ in range(2)]
    assert (found[0][-2:], found[1][-2:]) == ("1号", "2号")
    assert PaperSeries.objects.get().last == 2
    with pytest.raises(NotFound):
        take_number(actor=officer("city_officer", "0002"), organisation_code="O0001", now=NOW)
