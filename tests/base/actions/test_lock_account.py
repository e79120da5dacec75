"""Locking log-ins."""

import pytest

from unionhall.base.actions.lock_account import lock_account
from unionhall.base.models import Account, AuditRecord
from unionhall.kernel.actors import NOBODY
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def test_lock(actor_for, county, north, now, client):
    client.force_login(north)
    Account.objects.filter(pk=north.pk).update(is_active=True, failed_logins=5, locked_until=now)
    lock_account(actor=actor_for(county), account_id=north.pk, reason="inquiry", now=now)
    north.refresh_from_db()
    assert north.is_active is False
    assert (actor_for(north) is NOBODY) is True
    assert client.get("/settings/me/").status_code == 302
    assert AuditRecord.objects.filter(verb="base.lock_account", reason="inquiry").count() == 1


def test_wrong_actors(actor_for, county, north, south, worker, hold, now):
    with pytest.raises(NotAllowed):
        lock_account(actor=actor_for(worker), account_id=north.pk, reason="x", now=now)
    with pytest.raises(NotFound):
        lock_account(actor=actor_for(south), account_id=north.pk, reason="x", now=now)
    with pytest.raises(NotFound):
        lock_account(actor=actor_for(north), account_id=county.pk, reason="x", now=now)
    with pytest.raises(Refused) as refusal:
        lock_account(actor=actor_for(north), account_id=north.pk, reason="x", now=now)
    assert refusal.value.code == "base.mend_oneself"


def test_not_of_somebody_who_stands_higher(actor_for, county, north, hold, now):
    hold(county, "worker", "00010001", subtree=False)  # the county's officer is also a member here
    with pytest.raises(Refused) as refusal:
        lock_account(actor=actor_for(north), account_id=county.pk, reason="x", now=now)
    assert refusal.value.code == "base.account_above_own"
