"""A station begins to answer for an enterprise; two never do on one day."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from guidance.grounds import HUB, NEXT, NEXT_STATION, NOW, STATION
from unionhall.base.models import AuditRecord
from unionhall.guidance.actions.take_responsibility import take_responsibility
from unionhall.guidance.models import Responsibility
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused


def take(people, who, employer, station=STATION, **more):
    given = {"station_code": f"O{station}", "uscc": employer.uscc, "from_on": date(2021, 1, 1), "now": NOW} | more
    return take_responsibility(actor=people[who], **given)


def test_the_station_takes_it(people, enterprise):
    row = Responsibility.objects.get(pk=take(people, "station", enterprise, reason=" 建园时 "))
    assert (row.station.path, row.from_on, row.to_on, row.reason) == (STATION, date(2021, 1, 1), None, "建园时")
    assert AuditRecord.objects.get(verb="guidance.take_responsibility").subject == f"employer:{enterprise.uscc}"


def test_who_has_it_since_when_is_said(people, enterprise, answers):
    answers(enterprise)
    with pytest.raises(Conflict) as refused:
        take(people, "county", enterprise, NEXT_STATION)
    assert "甲园指导站 has answered for 甲厂有限公司 since 2021-01-01" in str(refused.value)


def test_the_database_refuses_a_shared_day_too(enterprise, answers):
    row = answers(enterprise, from_on=date(2021, 1, 1), to_on=date(2021, 12, 31))
    answers(enterprise, NEXT_STATION, from_on=date(2022, 1, 1))
    for made in (
        lambda: answers(enterprise, HUB, from_on=date(2021, 6, 1), to_on=date(2021, 7, 1)),
        lambda: answers(enterprise, HUB, from_on=date(2023, 1, 1)),
        lambda: Responsibility.objects.filter(pk=row.pk).update(to_on=date(2022, 1, 1)),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            made()
    assert Responsibility.objects.count() == 2


def test_one_beyond_the_park_is_taken_when_it_stands_on_the_list(people, neighbour, listed):
    with pytest.raises(NotFound):
        take(people, "station", neighbour)
    listed(neighbour)
    take(people, "station", neighbour)


def test_not_for_a_stranger(people, enterprise):
    for who, error in (("next", NotFound), ("chair", NotAllowed), ("auditor", NotAllowed), ("worker", NotAllowed)):
        with pytest.raises(error):
            take(people, who, enterprise)
    with pytest.raises(NotFound):
        take(people, "next", enterprise, NEXT_STATION)


def test_no_closed_station_and_no_closed_enterprise(people, enterprise, ground):
    ground.organisations[STATION].closed_on = date(2025, 1, 1)
    ground.organisations[STATION].save()
    with pytest.raises(Refused):
        take(people, "station", enterprise)
    enterprise.closed_on = date(2025, 1, 1)
    enterprise.save()
    with pytest.raises(Refused):
        take(people, "county", enterprise, NEXT_STATION)


def test_what_is_no_station_is_not_found(people, enterprise):
    with pytest.raises(NotFound):
        take(people, "county", enterprise, NEXT)
