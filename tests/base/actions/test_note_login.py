"""A completed log-in forgets the failures."""

import pytest

from unionhall.base.actions.note_login import note_login
from unionhall.base.models import Account, AuditRecord
from unionhall.kernel.errors import NotAllowed


def test_recorded(system, north, now):
    Account.objects.filter(pk=north.pk).update(failed_logins=3, failed_at=now)
    note_login(actor=system, account_id=north.pk, now=now)
    north.refresh_from_db()
    assert (north.failed_logins, north.failed_at) == (0, None)
    assert AuditRecord.objects.filter(verb="base.log_in", subject=f"account:{north.pk}").count() == 1


def test_wrong_actors(actor_for, north, now):
    with pytest.raises(NotAllowed):
        note_login(actor=actor_for(north), account_id=north.pk, now=now)
