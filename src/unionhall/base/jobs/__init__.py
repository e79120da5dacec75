"""Background work: declare it with ``@job`` or ``@cron``, ask for it with ``enqueue``; ``manage worker`` does it.

A job runs at least once: a worker that dies in the middle leaves it to the next one, so every job must stand being
run again (its id is a good idempotency key). It must not run twice at the same time: the lease sees to that.
"""

from unionhall.base.job_kinds import cron, job
from unionhall.base.job_task import Task
from unionhall.base.jobs.queue import enqueue

__all__ = ["Task", "cron", "enqueue", "job"]
