"""Roles are read for the day: a term that ended yesterday is gone at midnight in China."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

from people_with_logins import NORTH
from unionhall.base import clock
from unionhall.base.models import Account
from unionhall.base.queries.actors import actor_of
from unionhall.base.queries.roles import held_on, holdings_of
from unionhall.base.rules.roles import PARK_OFFICER, UNION_OFFICER
from unionhall.kernel.actors import NOBODY

LAST = date(2026, 12, 31)


def roles_at(account, instant: datetime) -> frozenset[str]:
    return actor_of(account.pk, today=clock.today(instant), door="web").roles


def test_a_term_ends_at_midnight_in_china(open_account, hold):
    account = open_account("chair")
    hold(account, PARK_OFFICER, NORTH, to_on=LAST)
    assert roles_at(account, datetime(2026, 12, 31, 15, 59, 59, tzinfo=UTC)) == {PARK_OFFICER}  # 23:59:59
    assert roles_at(account, datetime(2026, 12, 31, 16, 0, 0, tzinfo=UTC)) == frozenset()  # 00:00


def test_a_term_begins_at_midnight_in_china(open_account, hold):
    account = open_account("chair")
    hold(account, PARK_OFFICER, NORTH, from_on=date(2027, 1, 1))
    assert roles_at(account, datetime(2026, 12, 31, 15, 59, 59, tzinfo=UTC)) == frozenset()
    assert roles_at(account, datetime(2026, 12, 31, 16, 0, 0, tzinfo=UTC)) == {PARK_OFFICER}


def test_a_delegated_role_ends_in_the_same_night(open_account, hold):
    giver, substitute = open_account("chair"), open_account("deputy")
    own = hold(giver, PARK_OFFICER, NORTH, to_on=LAST)
    hold(substitute, PARK_OFFICER, NORTH, to_on=date(2027, 6, 1), delegated_from=own)
    assert roles_at(substitute, datetime(2026, 12, 31, 15, 59, 59, tzinfo=UTC)) == {PARK_OFFICER}
    assert roles_at(substitute, datetime(2026, 12, 31, 16, 0, 0, tzinfo=UTC)) == frozenset()


def test_a_role_ended_last_night_is_gone_from_the_page(client, open_account, hold):
    account = open_account("chair")
    yesterday = date.fromordinal(clock.today().toordinal() - 1)
    hold(account, UNION_OFFICER, NORTH, to_on=yesterday)
    client.force_login(account)
    assert client.get("/settings/people/").status_code == 403


def test_an_inactive_account_is_nobody_and_acting_at_never_widens(open_account, hold, today):
    account = open_account("chair")
    hold(account, PARK_OFFICER, NORTH)
    inside, outside = NORTH + "0001", "0001"
    assert actor_of(account.pk, today=today, door="web", acting_at=inside).acting_at == inside
    assert actor_of(account.pk, today=today, door="web", acting_at=outside).acting_at == ""
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert actor_of(account.pk, today=today, door="web") is NOBODY


def test_what_a_request_reads_is_what_is_held_on_the_day(open_account, hold, now):
    """Every run of days against every state of a delegation: ``holdings_of`` and the conditions of ``held_on``."""
    day = date(2026, 6, 15)
    ends = [None, day - timedelta(days=1), day, day + timedelta(days=1)]
    begins = [day - timedelta(days=1), day, day + timedelta(days=1)]
    giver, gone, substitute = open_account("giver"), open_account("gone"), open_account("substitute")
    Account.objects.filter(pk=gone.pk).update(is_active=False)
    spans = [(begun, end) for begun, end in product(begins, ends) if end is None or begun <= end]
    for number, ((begun, end), taken_back) in enumerate(product(spans, (None, now))):
        days = {"from_on": begun, "to_on": end, "revoked_at": taken_back}
        hold(substitute, PARK_OFFICER, f"{NORTH}{number:04d}", **days)
        for whose in (giver, gone):
            given = hold(whose, UNION_OFFICER, f"{NORTH}{number:04d}", **days)
            hold(substitute, UNION_OFFICER, f"{NORTH}{number:04d}", from_on=day, delegated_from=given)
    expected = held_on(day).filter(account_id=substitute.pk).order_by("scope_path", "role", "id")
    rows = expected.values_list("role", "scope_path", "delegated_from__account_id")
    read = [(one.role, one.path, one.delegated_by) for one in holdings_of(substitute.pk, today=day)]
    assert read == list(rows)
    assert {one[2] for one in read} == {None, giver.pk}


def test_two_queries(open_account, hold, today, django_assert_num_queries):
    account = open_account("chair")
    for number in range(20):
        hold(account, UNION_OFFICER, f"{NORTH}{number:04}")
    with django_assert_num_queries(2):
        assert len(actor_of(account.pk, today=today, door="web").holdings) == 20
