"""Freezing: at the day or when all are in, never overwritten; what comes later is a new number with a reason."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import AFTER, CITY, COUNTY, NOW, PARK, part_at, return_at
from unionhall.desk.actions.correct_return import correct_return
from unionhall.desk.actions.freeze_rollup import freeze_rollup
from unionhall.desk.models import Rollup, Submission
from unionhall.desk.rules.rolling import digest
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def freeze(seats, who, path, *, now=AFTER, **more):
    made = freeze_rollup(actor=seats[who], part_id=part_at(path).pk, round_code="2026", now=now, **more)
    return Rollup.objects.get(pk=made)


def test_sums_and_counts_are_frozen_at_every_level(accepted, seats):
    county, city = freeze(seats, "county", COUNTY), freeze(seats, "city", CITY)
    assert county.content["totals"] == {"founded": 51, "members": 450, "women": 150}
    assert (county.content["due"], county.content["accepted"]) == (2, 2)
    assert (city.content["due"], city.content["accepted"], city.content["late"]) == (3, 2, 1)
    assert city.content["totals"] == county.content["totals"]
    assert county.sha256 == digest(county.content)
    marks = {one["sha256"] for one in county.content["returns"]}
    assert marks == set(Submission.objects.values_list("sha256", flat=True))


def test_not_before_the_day_unless_all_are_in(accepted, seats):
    with pytest.raises(Refused) as refused:
        freeze(seats, "city", CITY, now=NOW)
    assert "2 of 3" in refused.value.sentence.plain()
    assert freeze(seats, "county", COUNTY, now=NOW).number == 1


def test_a_correction_is_a_new_number_with_a_reason(accepted, seats, write, go):
    first = freeze(seats, "county", COUNTY)
    with pytest.raises(Refused):
        freeze(seats, "county", COUNTY, reason="再来一次")
    correct_return(actor=seats["park"], return_id=return_at(PARK).pk, reason="漏报两家", now=AFTER)
    write(PARK, "park", founded=32, number=2)
    go(PARK, "park", "submit", number=2)
    assert return_at(PARK).replaced is False
    go(PARK, "county", "accept", number=2)
    assert return_at(PARK).replaced is True
    with pytest.raises(Refused):
        freeze(seats, "county", COUNTY)
    later = AFTER + timedelta(days=1)
    second = freeze(seats, "county", COUNTY, reason="园区更正", now=later)
    assert (second.number, second.content["totals"]["founded"]) == (2, 53)
    first.refresh_from_db()
    assert first.content["totals"]["founded"] == 51


def test_nobody_changes_what_was_frozen_or_submitted(accepted, seats):
    row = freeze(seats, "county", COUNTY)
    for rows in (Rollup.objects.filter(pk=row.pk), Submission.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(sha256="0" * 64)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()


def test_wrong_actors(accepted, seats):
    with pytest.raises(NotFound):
        freeze(seats, "other", COUNTY)
    with pytest.raises(NotFound):
        freeze(seats, "park", COUNTY)
    with pytest.raises(NotAllowed):
        freeze(seats, "auditor", COUNTY)
    with pytest.raises(Refused):
        freeze(seats, "park", PARK)
