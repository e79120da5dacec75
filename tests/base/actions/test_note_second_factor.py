"""Setting up and taking off the second step leave a trace."""

import pytest

from unionhall.base.actions.note_second_factor import note_second_factor
from unionhall.base.models import AuditRecord
from unionhall.kernel.actors import NOBODY
from unionhall.kernel.errors import NotAllowed


def test_recorded(actor_for, north, now):
    note_second_factor(actor=actor_for(north), set_up=True, now=now)
    assert AuditRecord.objects.filter(verb="base.note_second_factor").count() == 1


def test_nobody(db, now):
    with pytest.raises(NotAllowed):
        note_second_factor(actor=NOBODY, set_up=True, now=now)
