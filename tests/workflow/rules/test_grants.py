"""Grants of the workflow: everybody may take part in their own, only those above set others aside."""

from unionhall.base.rules.roles import SELF, STATION_STAFF, UNION_OFFICER, WORKER
from unionhall.workflow.rules.grants import ACT, GRANTS, READ, SET_ASIDE


def test_grants():
    roles = {grant.code: grant.roles for grant in GRANTS}
    assert SELF in roles[READ]
    assert SELF in roles[ACT]
    assert not roles[SET_ASIDE] & {SELF, WORKER, UNION_OFFICER, STATION_STAFF}
