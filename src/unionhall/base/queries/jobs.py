"""Readers of background work: one's own, and for administrators and auditors that of their scope."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet

from unionhall.base.authority import holdings_for, require, scoped
from unionhall.base.job_kinds import declared
from unionhall.base.models import DeliveryState, Job, JobState, OutboxDelivery, Worker
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_, Sentence

ALIVE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as its page shows it; ``failed`` jobs say why in ``sentence`` (a refusal) or ``error`` (a fault)."""

    id: int
    name: str
    title: str
    state: str
    done: int
    total: int
    sentence: Sentence
    result: dict[str, object]
    error: str
    error_code: str
    attempts: int
    created_at: datetime
    finished_at: datetime | None
    run_at: datetime

    @property
    def finished(self) -> bool:
        return self.state in {JobState.DONE, JobState.DEAD}


def job_state(actor: Actor, job_id: int) -> JobView:
    """Return a job that the actor asked for or watches; everything else is ``NotFound``."""
    held = readable_jobs(actor).filter(pk=job_id).first()
    if held is None:
        raise NotFound("base.not_found", N_("Nothing here under this address. It may have moved, or it is not yours."))
    return view_of(held)


def readable_jobs(actor: Actor) -> QuerySet[Job]:
    """Return the jobs that the actor asked for, and those of the scope he watches."""
    own = Q(account_id=actor.account_id) if actor.account_id is not None else Q(pk__in=())
    watched = Q()
    if holdings_for(actor, "base.read_jobs"):
        watched = Q(pk__in=scoped(Job.objects.all(), actor, "base.read_jobs").values("pk"))
        return Job.objects.filter(own | watched)
    return Job.objects.filter(own)


def view_of(held: Job) -> JobView:
    """Turn a row into what a page shows."""
    return JobView(
        id=held.pk,
        name=held.name,
        title=_title_of(held.name),
        state=held.state,
        done=held.done,
        total=held.total,
        sentence=Sentence(held.sentence, held.sentence_facts),
        result=held.result,
        error=held.error,
        error_code=held.error_code,
        attempts=held.attempts,
        created_at=held.created_at,
        finished_at=held.finished_at,
        run_at=held.run_at,
    )


def _title_of(name: str) -> str:
    kind = declared(name)
    return (kind.title if kind else "") or name


def stuck_deliveries(actor: Actor) -> QuerySet[OutboxDelivery]:
    """Return the events that were tried in vain; the later ones of their aggregates wait behind them."""
    require(actor, "base.read_jobs")
    return scoped(
        OutboxDelivery.objects.filter(state=DeliveryState.DEAD), actor, "base.read_jobs", field="event__scope_path"
    ).select_related("event")


@dataclass(frozen=True, slots=True)
class WorkerHealth:
    """What ``doctor`` asks: workers alive, when one was last heard of, what waits and what is dead."""

    alive: int
    last_beat_at: datetime | None
    waiting: int
    waiting_since: datetime | None
    dead: int
    stuck_events: int


def worker_health(*, now: datetime) -> WorkerHealth:
    """Return how the background work of this installation is doing (a handful of counts, no content)."""
    beats = list(Worker.objects.order_by("-beat_at").values_list("beat_at", flat=True)[:50])
    due = Job.objects.filter(state=JobState.READY, run_at__lte=now).aggregate(number=Count("pk"), since=Min("run_at"))
    return WorkerHealth(
        alive=sum(beat >= now - ALIVE for beat in beats),
        last_beat_at=beats[0] if beats else None,
        waiting=due["number"],
        waiting_since=due["since"],
        dead=Job.objects.filter(state=JobState.DEAD).count(),
        stuck_events=OutboxDelivery.objects.filter(state=DeliveryState.DEAD).count(),
    )
