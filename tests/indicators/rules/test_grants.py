from unionhall.base.rules.roles import TITLES, WORKER
from unionhall.indicators.rules.grants import GRANTS


def test_workers_hold_none_of_them():
    assert all(WORKER not in grant.roles for grant in GRANTS)


def test_every_role_exists():
    assert all(grant.roles <= set(TITLES) for grant in GRANTS)
