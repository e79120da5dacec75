"""One's own name, language and look."""

import pytest

from unionhall.base.actions.change_profile import change_profile
from unionhall.base.models import AuditRecord
from unionhall.kernel.actors import NOBODY
from unionhall.kernel.errors import NotAllowed, Refused


def test_only_what_is_given_changes(actor_for, worker, now):
    change_profile(actor=actor_for(worker), language="zh-hans", now=now)
    assert not AuditRecord.objects.filter(verb="base.change_profile").exists()
    change_profile(actor=actor_for(worker), display_name=" 单  雄信 ", now=now)
    worker.refresh_from_db()
    assert (worker.display_name, worker.language) == ("单 雄信", "zh-hans")
    assert "shan" in worker.name_index
    assert AuditRecord.objects.filter(verb="base.change_profile").count() == 1


def test_an_empty_name_and_nobody(actor_for, worker, now):
    with pytest.raises(Refused):
        change_profile(actor=actor_for(worker), display_name=" ", now=now)
    with pytest.raises(NotAllowed):
        change_profile(actor=NOBODY, language="en", now=now)
