"""Remove what has served its time: answers, done jobs, delivered events, expired files."""

import time
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import Q

from unionhall.base import vault
from unionhall.base.authority import require
from unionhall.base.models import (
    Blob,
    DeliveryState,
    Job,
    JobState,
    OutboxDelivery,
    OutboxEvent,
    RememberedAnswer,
    ScheduledRun,
    StoredFile,
    WebhookDelivery,
    WebhookState,
)
from unionhall.kernel.actors import Actor

JOBS_KEPT = timedelta(days=90)
EVENTS_KEPT = timedelta(days=90)
TICKS_KEPT = timedelta(days=30)
STRAY_AGE_SECONDS = 24 * 3600
MOST = 5000


@transaction.atomic
def sweep(*, actor: Actor, now: datetime) -> dict[str, int]:
    """Remove at most ``MOST`` rows of each kind; return how many went. What waits or is dead stays."""
    require(actor, "base.clean_up")
    # Gather
    answers = RememberedAnswer.objects.filter(expires_at__lt=now)
    jobs = Job.objects.filter(state=JobState.DONE, finished_at__lt=now - JOBS_KEPT)
    ticks = ScheduledRun.objects.filter(due_at__lt=now - TICKS_KEPT)
    files = StoredFile.objects.filter(expires_at__lt=now)
    open_states = Q(state__in=[DeliveryState.WAITING, DeliveryState.DEAD])
    events = (
        OutboxEvent.objects.filter(at__lt=now - EVENTS_KEPT, hooked_at__isnull=False)
        .exclude(pk__in=OutboxDelivery.objects.filter(open_states).values("event"))
        .exclude(pk__in=WebhookDelivery.objects.filter(state=WebhookState.WAITING).values("event"))
    )
    kinds = {"answers": answers, "jobs": jobs, "ticks": ticks, "files": files, "events": events}
    # Record
    gone = {}
    for name, rows in kinds.items():
        model = rows.model
        chosen = list(rows.order_by("pk").values_list("pk", flat=True)[:MOST])
        model._base_manager.filter(pk__in=chosen).delete()
        gone[name] = len(chosen)
    unused = list(Blob.objects.filter(files__isnull=True, created_at__lt=now - timedelta(days=1)).order_by("pk")[:MOST])
    Blob.objects.filter(pk__in=[blob.pk for blob in unused], files__isnull=True).delete()
    transaction.on_commit(lambda: _unlink(unused))
    gone["blobs"] = len(unused)
    return gone


def remove_strays(*, today: date) -> int:
    """Remove bytes that no row names: half-written files, and files whose transaction rolled back; return how many.

    Only what is older than a day; each night one sixteenth of the folders, so that the walk stays short.
    """
    removed = 0
    root = vault.folder()
    folders = [root / "tmp", *(root / f"{n:02x}" for n in range(256) if n % 16 == today.toordinal() % 16)]
    for folder in folders:
        paths = [path for path in folder.rglob("*") if path.is_file() and _is_old(path)]
        for start in range(0, len(paths), 500):
            part = paths[start : start + 500]
            named = set(
                Blob.objects.filter(digest__in=[path.name[:64] for path in part]).values_list("digest", "sealed")
            )
            for path in part:
                if (path.name[:64], path.suffix == ".sealed") not in named:
                    path.unlink(missing_ok=True)
                    removed += 1
    return removed


def _unlink(blobs: list[Blob]) -> None:
    """Remove bytes that no row names any more; a file stored again meanwhile was touched and stays."""
    for blob in blobs:
        path = vault.path_of(blob.digest, sealed=blob.sealed)
        named = Blob.objects.filter(digest=blob.digest, sealed=blob.sealed).exists()
        if not named and path.exists() and _is_old(path):
            path.unlink(missing_ok=True)


def _is_old(path: Path) -> bool:
    return path.stat().st_mtime < time.time() - STRAY_AGE_SECONDS
