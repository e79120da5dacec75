"""Try a dead job again."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.models import Job, JobState
from unionhall.base.queries.jobs import readable_jobs
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound, Refused
from unionhall.kernel.text import N_


@transaction.atomic
def retry_job(*, actor: Actor, job_id: int, now: datetime) -> None:
    """Put a dead job back into the queue with all its attempts."""
    require(actor, "base.retry_job")
    # Gather
    seen = readable_jobs(actor).filter(pk=job_id).exists()
    held = Job.objects.select_for_update().filter(pk=job_id).first() if seen else None
    # Decide
    if held is None:
        raise NotFound("base.not_found", N_("Nothing here under this address. It may have moved, or it is not yours."))
    require(actor, "base.retry_job", held.scope_path)
    if held.state != JobState.DEAD:
        raise Refused("base.job_not_dead", N_("This work has not failed, so there is nothing to try again."))
    # Record
    held.state, held.attempts, held.run_at = JobState.READY, 0, now
    held.error, held.error_code, held.finished_at, held.lease_token = "", "", None, ""
    held.save(update_fields=["state", "attempts", "run_at", "error", "error_code", "finished_at", "lease_token"])
    record(
        actor=actor,
        verb="base.retry_job",
        subject=f"job:{held.pk}",
        scope_path=held.scope_path,
        now=now,
        facts={"name": held.name},
    )
