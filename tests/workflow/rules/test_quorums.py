"""Quorum and votes from the profiles, and the command that prints them without a database."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from unionhall.workflow.queries.profiles import profile_named
from unionhall.workflow.rules.quorums import quorum


@pytest.mark.parametrize(
    ("profile", "kind", "count", "present", "needed"),
    [
        ("CN", "congress", 125, 84, 63),
        ("SH", "congress", 125, 84, 63),
        ("SH", "congress", 30, 20, 15),
        ("ZJ", "congress", 30, 20, 16),
        ("CN", "election", 100, 67, 51),
        ("CN", "election", 9, 6, 5),
        ("CQ", "congress", 10, 7, 5),
        ("CN", "congress", 31, 21, 16),
        ("CN", "congress", 1, 1, 1),
    ],
)
def test_vectors(profile, kind, count, present, needed):
    found = quorum(profile_named(profile, date(2026, 11, 22)), kind, count)
    assert (found.quorum, found.votes_needed) == (present, needed)


def asked(**options) -> tuple[dict[str, int], str]:
    out, err = StringIO(), StringIO()
    call_command("quorum", stdout=out, stderr=err, **options)
    return json.loads(out.getvalue()), err.getvalue()


def test_the_command_prints_json_and_names_what_is_not_verified():
    answer, warned = asked(profile="CN", kind="congress", n=125)
    assert answer == {"quorum": 84, "votes_needed": 63}
    assert "congress.pass" in warned
    answer, warned = asked(profile="SH", kind="congress", n=30)
    assert (answer, warned) == ({"quorum": 20, "votes_needed": 15}, "")


@pytest.mark.parametrize("options", [{"profile": "XX", "n": 5}, {"profile": "CN", "n": 0}, {"profile": "CN", "n": -3}])
def test_the_command_refuses_what_makes_no_sense(options):
    with pytest.raises(CommandError):
        asked(kind="election", **options)
