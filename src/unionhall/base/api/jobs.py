"""Background work over the API: one's own jobs, those that one watches, and dead ones tried again."""

from datetime import datetime
from typing import Any, Literal

from ninja import Field, Router, Schema

from unionhall.base import clock
from unionhall.base.actions.retry_job import retry_job
from unionhall.base.api.shapes import After, Done, Id, Limit, Page, page
from unionhall.base.http import ActorRequest
from unionhall.base.queries.jobs import JobView, job_state, readable_jobs, view_of
from unionhall.ui.words import say

router = Router(tags=["jobs"])


class JobStateOut(Schema):
    """A job: ``ready``, ``running``, ``done`` or ``dead``, how far it is, and what came of it."""

    id: int
    name: str
    state: Literal["ready", "running", "done", "dead"]
    done: int
    total: int = Field(description="0: not known yet")
    sentence: str = Field(description="How far it is, or why it failed, in the language asked for")
    result: dict[str, Any]
    error: str
    error_code: str
    attempts: int
    created_at: datetime
    run_at: datetime
    finished_at: datetime | None


def _job(view: JobView) -> dict[str, Any]:
    shape = {name: getattr(view, name) for name in JobStateOut.model_fields if name != "sentence"}
    return shape | {"sentence": say(view.sentence) if view.sentence.template else ""}


@router.get("jobs", response=Page[JobStateOut])
def list_jobs(
    request: ActorRequest,
    *,
    state: Literal["", "ready", "running", "done", "dead"] = "",
    after: After = 0,
    limit: Limit = 50,
) -> Any:
    """List the jobs that one asked for or watches, the oldest first."""
    rows = readable_jobs(request.actor)
    found = page(rows.filter(state=state) if state else rows, after, limit)
    return found | {"items": [_job(view_of(row)) for row in found["items"]]}


@router.get("jobs/{job_id}", response=JobStateOut)
def read_job(request: ActorRequest, job_id: Id) -> Any:
    """Read how far a job is; ask again until it is ``done`` or ``dead``."""
    return _job(job_state(request.actor, job_id))


@router.post("jobs/{job_id}/retry", response=Done)
def retry(request: ActorRequest, job_id: Id) -> Any:
    """Try a dead job again."""
    retry_job(actor=request.actor, job_id=job_id, now=clock.now())
    return Done()
