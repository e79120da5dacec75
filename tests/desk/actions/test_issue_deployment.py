"""Issuing: the number, who is told, what cannot be issued."""

import pytest

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import CITY, COUNTY, NOW, part_at, return_at, share
from unionhall.desk.actions.issue_deployment import issue_deployment
from unionhall.kernel.errors import Conflict, NotFound, Refused
from unionhall.papers.models import PaperSeries


def issue(who, row, **more):
    return issue_deployment(**({"actor": who, "deployment_id": row.pk, "version": row.version, "now": NOW} | more))


def test_it_takes_the_next_number_and_tells_the_units(draft, split, seats):
    row = draft()
    split(CITY, "city", share(COUNTY), deployment=row.pk)
    row.refresh_from_db()
    assert issue(seats["city"], row, number_it=True).endswith("〔2026〕1号")
    assert PaperSeries.objects.get().last == 1
    part = part_at(COUNTY)
    assert (part.run.state, part.run.seat_path) == ("sent", COUNTY)


def test_an_issuer_that_keeps_a_part_returns_too(draft, split, seats):
    row = draft()
    split(CITY, "city", share(COUNTY), kept={}, deployment=row.pk)
    row.refresh_from_db()
    issue(seats["city"], row, paper_number="锦工发〔2026〕9号")
    assert return_at(CITY).run.state == "open"


def test_what_cannot_be_issued(draft, split, seats):
    empty = draft(form={})
    with pytest.raises(Refused):
        issue(seats["city"], empty)
    row = draft()
    with pytest.raises(Refused):
        issue(seats["city"], row)
    split(CITY, "city", share(COUNTY), deployment=row.pk)
    with pytest.raises(Conflict):
        issue(seats["city"], row, version=9)
    with pytest.raises(NotFound):
        issue(seats["county"], row)
    row.refresh_from_db()
    issue(seats["city"], row)
    row.refresh_from_db()
    with pytest.raises(Refused):
        issue(seats["city"], row)
