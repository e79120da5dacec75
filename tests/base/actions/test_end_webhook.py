"""See tests/base/chores/test_jobs.py for the whole way; here: who may."""

from datetime import UTC, datetime

import pytest

from unionhall.base.actions.end_webhook import end_webhook
from unionhall.kernel.actors import NOBODY
from unionhall.kernel.errors import NotAllowed

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.django_db
def test_nobody_may():
    with pytest.raises(NotAllowed):
        end_webhook(actor=NOBODY, webhook_id=1, now=NOW)
