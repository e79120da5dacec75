"""Grants of organizing are named after it."""

from unionhall.organizing.rules.grants import GRANTS


def test_grants_carry_the_modules_name() -> None:
    assert [grant.code for grant in GRANTS if not grant.code.startswith("organizing.")] == []
