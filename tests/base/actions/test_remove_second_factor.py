"""Taking the second step off somebody's log-in."""

import pytest
from allauth.mfa.models import Authenticator

from unionhall.base.actions.remove_second_factor import remove_second_factor
from unionhall.base.models import AuditRecord
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def test_removed_and_recorded(actor_for, county, north, now):
    Authenticator.objects.create(user=north, type=Authenticator.Type.TOTP, data={"secret": "x"})
    remove_second_factor(actor=actor_for(county), account_id=north.pk, reason="telephone lost", now=now)
    assert not Authenticator.objects.filter(user=north).exists()
    assert AuditRecord.objects.get(verb="base.remove_second_factor").reason == "telephone lost"


def test_wrong_actors(actor_for, north, south, worker, county, hold, now):
    with pytest.raises(NotAllowed):
        remove_second_factor(actor=actor_for(worker), account_id=north.pk, reason="x", now=now)
    with pytest.raises(NotFound):
        remove_second_factor(actor=actor_for(south), account_id=north.pk, reason="x", now=now)
    hold(county, "worker", "00010001", subtree=False)
    with pytest.raises(Refused):
        remove_second_factor(actor=actor_for(north), account_id=county.pk, reason="x", now=now)
