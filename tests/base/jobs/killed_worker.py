"""A worker process for the kill test: a slow job that writes one audit row for each step it commits."""

import os
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.db import transaction  # noqa: E402

from unionhall.base import audit  # noqa: E402
from unionhall.base.jobs import Task, job, queue  # noqa: E402
from unionhall.base.jobs.worker import WorkerProcess  # noqa: E402
from unionhall.base.models import AuditRecord  # noqa: E402
from unionhall.kernel.text import Sentence  # noqa: E402


@job("base.test_steps", lease_seconds=2, attempts=50)
def steps(task: Task) -> dict[str, object]:
    """Commit step after step; a step that an earlier run committed is not done again."""
    for step in range(int(task.payload["steps"])):
        subject = f"step:{task.id}:{step}"
        with transaction.atomic():
            if not AuditRecord.objects.filter(subject=subject).exists():
                audit.record(actor=task.actor, verb="base.test", subject=subject, scope_path="", now=task.now())
        time.sleep(float(task.payload["pause"]))
        task.progress(step + 1, int(task.payload["steps"]), Sentence("{n}", {"n": step}))
    return {}


if __name__ == "__main__":
    queue.REAPER_GRACE = timedelta(seconds=float(os.environ.get("UNIONHALL_TEST_GRACE", "25")))
    print("ready", flush=True)
    WorkerProcess(runners=int(sys.argv[1])).run()
    print("stopped", flush=True)
