"""A station writes down what an enterprise practises."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from guidance.grounds import NEXT_STATION, NOW
from unionhall.guidance.actions.record_practice import record_practice
from unionhall.guidance.models import EmployerPractice
from unionhall.guidance.rules.practices import Practice
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused

FACT = Practice("congress", date(2026, 3, 1), "会议纪要", "meeting")


def put(people, who, employer, fact=FACT):
    return record_practice(actor=people[who], uscc=employer.uscc, practice=fact, now=NOW)


def test_it_is_kept_with_who_and_whence(people, enterprise):
    row = EmployerPractice.objects.get(pk=put(people, "station", enterprise))
    assert (row.kind, row.form, row.source, row.recorded_by_id) == (
        "congress",
        "meeting",
        "会议纪要",
        people.ids["station"],
    )
    with pytest.raises(Conflict):
        put(people, "station", enterprise)


def test_a_station_that_answers_from_afar_may(people, enterprise, answers):
    with pytest.raises(NotFound):
        put(people, "next", enterprise)
    answers(enterprise, NEXT_STATION)
    put(people, "next", enterprise)


def test_not_for_a_stranger(people, enterprise):
    for who in ("chair", "auditor", "worker"):
        with pytest.raises(NotAllowed):
            put(people, who, enterprise)
    with pytest.raises(Refused):
        put(people, "station", enterprise, Practice("congress", date(2026, 3, 1), "", "meeting"))


def test_what_was_written_stays_as_it_is(people, enterprise):
    pk = put(people, "station", enterprise)
    for change in (
        lambda: EmployerPractice.objects.filter(pk=pk).update(source="x"),
        lambda: EmployerPractice.objects.filter(pk=pk).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
