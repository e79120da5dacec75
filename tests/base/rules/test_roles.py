"""The roles and what hangs on them."""

from unionhall.base.rules.roles import (
    ADMINISTRATOR,
    AUDITOR,
    EVERYONE,
    FEDERATION,
    OFFICERS,
    SECOND_FACTOR,
    SELF,
    TITLES,
    WORKER,
)


def test_everybody_but_workers_takes_a_second_step():
    assert EVERYONE - {WORKER} == SECOND_FACTOR
    assert OFFICERS | {AUDITOR, ADMINISTRATOR} == SECOND_FACTOR
    assert FEDERATION < OFFICERS


def test_the_role_of_being_oneself_is_never_given():
    assert SELF not in EVERYONE
    assert set(TITLES) == EVERYONE
