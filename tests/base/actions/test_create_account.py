"""Opening log-ins."""

import pytest
from django.db import connection

from people_with_logins import COUNTY, NORTH, PASSWORD, SOUTH
from unionhall.base.actions.create_account import create_account
from unionhall.base.models import Account, AuditRecord
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def opened(actor, now, **changes):
    given = {"username": "new.one", "display_name": "New One", "password": PASSWORD, "now": now} | changes
    return create_account(actor=actor, **given)


def test_an_officer_opens_one_in_their_own_place(actor_for, north, now):
    pk = opened(actor_for(north), now, username=" New.One ", phone="138 0013 8000")
    account = Account.objects.get(pk=pk)
    assert (account.username, account.scope_path, account.phone) == ("new.one", NORTH, "13800138000")
    assert account.created_by_id == north.pk
    assert account.phone_verified_at is None
    assert account.check_password(PASSWORD)
    assert AuditRecord.objects.filter(verb="base.create_account", subject=f"account:{pk}").count() == 1


def test_without_a_password_nobody_gets_in(actor_for, north, now):
    assert not Account.objects.get(pk=opened(actor_for(north), now, password="")).has_usable_password()


def test_wrong_actors(actor_for, worker, north, now):
    with pytest.raises(NotAllowed):
        opened(actor_for(worker), now)
    for path in (SOUTH, COUNTY, ""):
        with pytest.raises(NotFound):
            opened(actor_for(north), now, scope_path=path)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"username": "north"}, "base.username_taken"),
        ({"username": "13800138000"}, "base.username_form"),
        ({"phone": "12345"}, "base.phone_form"),
        ({"password": "password1234"}, "base.password_weak"),
        ({"phone": "13900139000"}, "base.phone_taken"),
    ],
)
def test_refusals(actor_for, north, open_account, now, changes, code):
    open_account("other", SOUTH, "13900139000")
    with pytest.raises(Refused) as refusal:
        opened(actor_for(north), now, **changes)
    assert refusal.value.code == code
    assert "139" not in str(refusal.value)


def test_the_number_is_sealed(open_account):
    account = open_account("other", SOUTH, "13900139000")
    with connection.cursor() as cursor:
        cursor.execute("select phone from base_account where id = %s", [account.pk])
        assert b"13900139000" not in bytes(cursor.fetchone()[0])
