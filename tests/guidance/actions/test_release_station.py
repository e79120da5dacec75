"""A closed station answers for nobody any more."""

from datetime import date

import pytest

from guidance.grounds import NOW, STATION, UNION
from unionhall.guidance.actions.release_station import release_station
from unionhall.guidance.models import AreaEmployer, Responsibility
from unionhall.guidance.subscribers import on_closed
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import NotAllowed, Refused
from unionhall.registry.events import OrganisationClosed

SYSTEM = system_actor("guidance")


def close(ground, on=date(2026, 10, 31)):
    row = ground.organisations[STATION]
    row.closed_on = on
    row.save()
    return OrganisationClosed(row.pk, row.code)


def test_its_enterprises_are_free(ground, enterprise, neighbour, answers, listed):
    answers(enterprise)
    late = answers(neighbour, from_on=date(2026, 11, 10))
    listed(neighbour)
    event = close(ground)
    on_closed(event, event_id="1", now=NOW)
    on_closed(event, event_id="1", now=NOW)
    assert not Responsibility.objects.filter(to_on__isnull=True).exists()
    assert Responsibility.objects.get(employer=enterprise).to_on == date(2026, 10, 31)
    late.refresh_from_db()
    assert late.to_on == late.from_on
    assert AreaEmployer.objects.get().to_on == date(2026, 10, 31)


def test_other_organisations_have_none(ground):
    on_closed(OrganisationClosed(ground.organisations[UNION].pk, f"O{UNION}"), event_id="1", now=NOW)


def test_an_open_station_keeps_them(people, enterprise, answers):
    answers(enterprise)
    with pytest.raises(Refused):
        release_station(actor=SYSTEM, station_code=f"O{STATION}", now=NOW)
    with pytest.raises(NotAllowed):
        release_station(actor=people["auditor"], station_code=f"O{STATION}", now=NOW)
