"""Remove what has served its time: answers, done jobs, delivered events, expired files."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from unionhall.base import files as stored
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
    transaction.on_commit(lambda: stored.unlink_unnamed(unused))
    gone["blobs"] = len(unused)
    return gone
