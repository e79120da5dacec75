"""A one-time code sets a password once."""

from datetime import timedelta

import pytest

from unionhall.base.actions.issue_reset_code import issue_reset_code
from unionhall.base.actions.use_reset_code import use_reset_code
from unionhall.base.models import Account
from unionhall.kernel.errors import NotAllowed, Refused

NEW = "quite another sentence"


@pytest.fixture
def code(actor_for, county, north, now):
    return issue_reset_code(actor=actor_for(county), account_id=north.pk, reason="forgot", now=now)


def used(system, code, now, login="north", password=NEW):
    return use_reset_code(actor=system, login=login, code=code, new_password=password, now=now)


def test_once(system, code, north, now):
    Account.objects.filter(pk=north.pk).update(failed_logins=3)
    assert used(system, code.lower().replace("-", " "), now) == north.pk
    north.refresh_from_db()
    assert north.check_password(NEW)
    assert north.failed_logins == 0
    with pytest.raises(Refused) as refusal:
        used(system, code, now)
    assert refusal.value.code == "base.reset_code_wrong"


def test_every_wrong_way_is_told_alike(system, code, north, now):
    said = set()
    for login, typed, at in (
        ("north", "AAAA-BBBB-CCCC", now),
        ("nobody", code, now),
        ("county", code, now),
        ("north", code, now + timedelta(days=1)),
    ):
        with pytest.raises(Refused) as refusal:
            used(system, typed, at, login)
        said.add(str(refusal.value))
    Account.objects.filter(pk=north.pk).update(locked_until=now + timedelta(minutes=1))
    with pytest.raises(Refused) as refusal:
        used(system, code, now)
    assert said == {str(refusal.value)}


def test_a_weak_password_leaves_the_code_open(system, code, now):
    with pytest.raises(Refused) as refusal:
        used(system, code, now, password="1234567890")
    assert refusal.value.code == "base.password_weak"
    assert used(system, code, now)


def test_wrong_actors(actor_for, code, county, now):
    with pytest.raises(NotAllowed):
        used(actor_for(county), code, now)
