"""Grants of organizing: named after it, and duties are apart."""

from unionhall.base.rules.roles import SELF, STATION_STAFF, UNION_OFFICER
from unionhall.organizing.rules.grants import APPROVE, GRANTS, VOTE


def test_grants_carry_the_modules_name() -> None:
    assert [grant.code for grant in GRANTS if not grant.code.startswith("organizing.")] == []


def test_nobody_below_approves_and_everybody_votes_for_themselves() -> None:
    by_code = {grant.code: grant for grant in GRANTS}
    assert not by_code[APPROVE].roles & {UNION_OFFICER, STATION_STAFF}
    assert by_code[VOTE].roles == {SELF}
