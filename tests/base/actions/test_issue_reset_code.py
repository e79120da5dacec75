"""One-time codes for a new password."""

import pytest

from unionhall.base.actions.issue_reset_code import issue_reset_code
from unionhall.base.models import AuditRecord, ResetCode
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def test_only_the_hash_is_kept_and_only_one_is_open(actor_for, county, north, now):
    first = issue_reset_code(actor=actor_for(county), account_id=north.pk, reason="forgot", now=now)
    second = issue_reset_code(actor=actor_for(county), account_id=north.pk, reason="forgot", now=now)
    assert first != second
    row = ResetCode.objects.get(account=north)
    assert second.replace("-", "") not in row.code_hash
    assert len(second) == 14
    assert second not in str(list(AuditRecord.objects.values()))


def test_wrong_actors(actor_for, county, north, south, worker, hold, now):
    with pytest.raises(NotAllowed):
        issue_reset_code(actor=actor_for(worker), account_id=north.pk, reason="x", now=now)
    with pytest.raises(NotFound):
        issue_reset_code(actor=actor_for(south), account_id=north.pk, reason="x", now=now)
    with pytest.raises(Refused):
        issue_reset_code(actor=actor_for(north), account_id=north.pk, reason="x", now=now)
    hold(county, "worker", "00010001", subtree=False)
    with pytest.raises(Refused) as refusal:
        issue_reset_code(actor=actor_for(north), account_id=county.pk, reason="x", now=now)
    assert refusal.value.code == "base.account_above_own"
