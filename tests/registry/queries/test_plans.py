"""Subtrees are ranges: no query over a place scans a table."""

import pytest

from unionhall.registry.queries.employers import coverages, employer_years, employers
from unionhall.registry.queries.members import members, members_under
from unionhall.registry.queries.organisations import organisations, subtree
from unionhall.registry.queries.people import people
from unionhall.registry.queries.posts import posts


def plan(rows):
    return str(rows.explain())


@pytest.mark.sqlite
@pytest.mark.parametrize(
    "ask",
    [
        organisations,
        employers,
        employer_years,
        coverages,
        members,
        posts,
        lambda actor: subtree(actor, "A"),
        lambda actor: members_under(actor, "A"),
    ],
)
def test_no_scan(forest, ask):
    said = plan(ask(forest.at("A", "county_officer")).order_by())
    assert "SCAN" not in said, said
    assert "SEARCH" in said


@pytest.mark.sqlite
def test_one_person_is_found_without_a_scan(forest):
    said = plan(people(forest.at("A")).filter(pk=1).order_by())
    assert "SCAN" not in said, said
