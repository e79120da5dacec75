"""Failures close a log-in."""

import pytest

from unionhall.base.actions.note_failed_login import note_failed_login
from unionhall.base.models import AuditRecord
from unionhall.kernel.errors import NotAllowed


def test_five_close_and_that_is_recorded_once(system, north, now):
    for _ in range(7):
        tries = note_failed_login(actor=system, account_id=north.pk, now=now)
    assert tries.closed(now)
    north.refresh_from_db()
    assert north.failed_logins == 5
    assert AuditRecord.objects.filter(verb="base.close_login").count() == 1


def test_wrong_actors(actor_for, north, now):
    with pytest.raises(NotAllowed):
        note_failed_login(actor=actor_for(north), account_id=north.pk, now=now)
