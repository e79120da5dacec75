"""The grants of the base floor."""

from unionhall.base.rules.granting import GRANTERS
from unionhall.base.rules.grants import GRANTS
from unionhall.base.rules.roles import EVERYONE, SELF, WORKER


def test_each_is_declared_once_in_the_floors_own_name():
    codes = [grant.code for grant in GRANTS]
    assert len(codes) == len(set(codes))
    assert all(code.startswith("base.") for code in codes)


def test_only_known_roles_hold_them_and_those_of_the_door_nobody():
    held = {grant.code: grant.roles for grant in GRANTS}
    assert all(roles <= EVERYONE | {SELF} for roles in held.values())
    assert held["base.log_in"] == frozenset()
    assert held["base.own_account"] == {SELF}
    for code in ("base.create_account", "base.manage_account", "base.grant_role"):
        assert held[code] == GRANTERS
        assert WORKER not in held[code]
