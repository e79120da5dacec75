"""The queue in the database: enqueue, claim under a lease, renew, finish, fail, release, reap."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from unionhall.base.job_kinds import declared
from unionhall.base.job_task import Progress
from unionhall.base.jobs.processes import is_gone
from unionhall.base.models import Job, JobState
from unionhall.kernel.actors import Actor, Holding

# SQLite has one writer: a heartbeat may wait this long behind a big transaction before it can renew a lease.
REAPER_GRACE = timedelta(seconds=25)
FIRST_PAUSE_SECONDS = 10
LONGEST_PAUSE_SECONDS = 3600


def enqueue(
    name: str,
    payload: Mapping[str, object],
    *,
    actor: Actor,
    now: datetime,
    key: str = "",
    scope_path: str = "",
    run_at: datetime | None = None,
) -> int:
    """Ask for a job, within the caller's transaction if there is one; the same ``key`` twice is the same job.

    ``payload`` holds ids and codes, never personal data. ``scope_path`` says who may watch it besides who asked.
    """
    kind = declared(name)
    assert kind is not None, f"job {name} is not declared"
    json.dumps(payload, allow_nan=False)  # refuses what JSON cannot hold
    fresh = Job(
        name=name,
        key=key,
        payload=dict(payload),
        account_id=actor.account_id,
        actor=_stored_actor(actor),
        scope_path=scope_path,
        run_at=run_at or now,
        most_attempts=kind.attempts,
        created_at=now,
    )
    if not key:
        fresh.save(force_insert=True)
        return int(fresh.pk)
    Job.objects.bulk_create([fresh], ignore_conflicts=True)
    return int(Job.objects.values_list("pk", flat=True).get(name=name, key=key))


def claim(*, now: datetime, worker: str = "", names: frozenset[str] | None = None) -> Job | None:
    """Take the job that has been due longest and lease it; ``None`` when nothing is due.

    PostgreSQL skips rows that another worker is taking; SQLite's immediate transaction lets one worker in at a time.
    """
    with transaction.atomic():
        due = Job.objects.select_for_update(skip_locked=True).filter(state=JobState.READY, run_at__lte=now)
        if names is not None:
            due = due.filter(name__in=names)
        taken = due.order_by("run_at", "id").first()
        if taken is None:
            return None
        kind = declared(taken.name)
        taken.state = JobState.RUNNING
        taken.attempts += 1
        taken.lease_token = secrets.token_hex(16)
        taken.worker = worker
        taken.lease_until = now + timedelta(seconds=kind.lease_seconds if kind else 60)
        taken.started_at = now
        taken.save(update_fields=["state", "attempts", "lease_token", "worker", "lease_until", "started_at"])
        return taken


def renew(taken: Job, *, until: datetime) -> bool:
    """Prolong the lease; ``False`` when another worker has the job."""
    return _mine(taken).update(lease_until=until) == 1


def report(taken: Job, progress: Progress) -> bool:
    """Store how far the job is; ``False`` when another worker has it."""
    return (
        _mine(taken).update(
            done=max(progress.done, 0),
            total=max(progress.total, 0),
            sentence=progress.sentence.template[:300],
            sentence_facts=plain_facts(progress.sentence.facts),
        )
        == 1
    )


def finish(taken: Job, result: Mapping[str, object], *, now: datetime) -> bool:
    """Close a job that did its work."""
    return (
        _mine(taken).update(
            state=JobState.DONE, result=dict(result), error="", error_code="", finished_at=now, lease_until=None
        )
        == 1
    )


def refuse(taken: Job, *, code: str, template: str, facts: Mapping[str, object], now: datetime) -> bool:
    """Close a job that the rules refused: trying again would not help, a person must read why."""
    return (
        _mine(taken).update(
            state=JobState.DEAD,
            error_code=code,
            error="",
            sentence=template[:300],
            sentence_facts=plain_facts(facts),
            finished_at=now,
            lease_until=None,
        )
        == 1
    )


def fail(taken: Job, *, error: str, now: datetime) -> bool:
    """Put a failed job back with a growing pause, or among the dead when it was tried often enough."""
    if taken.attempts >= taken.most_attempts:
        changes: dict[str, Any] = {"state": JobState.DEAD, "finished_at": now}
    else:
        changes = {"state": JobState.READY, "run_at": now + pause_after(taken.attempts)}
    return _mine(taken).update(**changes, error=error[:500], error_code="base.job_failed", lease_until=None) == 1


def release(taken: Job, *, now: datetime) -> bool:
    """Give an unfinished job back without counting the attempt (the worker is stopping)."""
    return (
        _mine(taken).update(
            state=JobState.READY,
            run_at=now + timedelta(seconds=2),
            attempts=F("attempts") - 1,
            lease_token="",
            lease_until=None,
        )
        == 1
    )


def reap(*, now: datetime, most: int = 100) -> int:
    """Take jobs back whose worker is gone or gave no sign of life until the lease ended; return how many."""
    late = now - REAPER_GRACE if connection.vendor == "sqlite" else now
    running = Job.objects.filter(state=JobState.RUNNING)
    gone = [name for name in running.order_by().values_list("worker", flat=True).distinct()[:most] if is_gone(name)]
    with transaction.atomic():
        lost = list(
            running.select_for_update(skip_locked=True)
            .filter(Q(lease_until__lt=late) | Q(worker__in=gone))
            .order_by("lease_until")[:most]
        )
        for taken in lost:
            fail(taken, error="The worker stopped in the middle of it.", now=now)
    return len(lost)


def pause_after(attempts: int) -> timedelta:
    """Return the pause before the next try: ten seconds, then four times as long each time, at most an hour."""
    return timedelta(seconds=min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 4 ** (attempts - 1)))


def plain_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """Keep numbers and text of a sentence's facts, everything else as text."""
    return {name: fact if isinstance(fact, int | str) else str(fact) for name, fact in facts.items()}


def stored_actor_of(taken: Job) -> Actor:
    """Return the actor as he was when he asked (a system, or somebody without an account)."""
    held = taken.actor
    return Actor(
        account_id=taken.account_id,
        name=held["name"],
        holdings=tuple(Holding(**holding) for holding in held.get("holdings", ())),
        door="job",
        only=frozenset(held["only"]) if held.get("only") is not None else None,
        system=held.get("system", False),
    )


def _stored_actor(actor: Actor) -> dict[str, object]:
    """Keep what cannot be looked up again: for accounts only the narrowing, roles are read anew when the job runs."""
    narrowed = actor.holdings if actor.only is not None or actor.account_id is None else ()
    return {
        "holdings": [
            {"role": held.role, "path": held.path, "subtree": held.subtree, "delegated_by": held.delegated_by}
            for held in narrowed
        ],
        "name": actor.name if actor.account_id is None else "",
        "only": sorted(actor.only) if actor.only is not None else None,
        "system": actor.system,
        "acting_at": actor.acting_at,
    }


def _mine(taken: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=taken.pk, state=JobState.RUNNING, lease_token=taken.lease_token)
