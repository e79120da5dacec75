"""A dead job is tried again by those who may."""

import pytest

from unionhall.base.actions.retry_job import retry_job
from unionhall.base.models import AuditRecord, Job
from unionhall.kernel.errors import NotAllowed, NotFound, Refused

pytestmark = pytest.mark.django_db


def _job(now, state="dead"):
    return Job.objects.create(name="x", state=state, attempts=5, error="e", run_at=now, created_at=now, finished_at=now)


def test_it_goes_back_with_all_its_attempts(keeper, now):
    held = _job(now)
    retry_job(actor=keeper, job_id=held.pk, now=now)
    held.refresh_from_db()
    assert (held.state, held.attempts, held.error, held.finished_at) == ("ready", 0, "", None)
    assert AuditRecord.objects.get().subject == f"job:{held.pk}"


def test_what_is_not_dead_stays(keeper, now):
    with pytest.raises(Refused):
        retry_job(actor=keeper, job_id=_job(now, "done").pk, now=now)
    with pytest.raises(NotFound):
        retry_job(actor=keeper, job_id=0, now=now)


def test_strangers_may_not(stranger, now):
    with pytest.raises(NotAllowed):
        retry_job(actor=stranger, job_id=_job(now).pk, now=now)
