from unionhall.base.rules.roles import STATION_STAFF, UNION_OFFICER, WORKER
from unionhall.desk.rules.grants import CONFIRM, GRANTS, WORK


def test_whoever_works_on_an_order_never_confirms_it():
    roles = {grant.code: grant.roles for grant in GRANTS}
    assert not roles[WORK] & roles[CONFIRM]
    assert roles[WORK] == {STATION_STAFF}
    assert UNION_OFFICER in roles[CONFIRM]
    assert all(WORKER not in held for held in roles.values())
