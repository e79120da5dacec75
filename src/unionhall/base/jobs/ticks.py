"""Turns the clock into jobs: each tick of a schedule once, however many workers look."""

from datetime import datetime, timedelta

from cronsim import CronSim
from django.db import transaction
from django.utils import timezone

from unionhall.base.job_kinds import schedules
from unionhall.base.jobs.queue import enqueue
from unionhall.base.models import ScheduledRun
from unionhall.kernel.actors import system_actor


def last_tick(expression: str, *, now: datetime) -> datetime:
    """Return the latest instant at or before ``now`` that the cron expression names, in China's time."""
    local = timezone.localtime(now).replace(tzinfo=None)
    found = next(CronSim(expression, local + timedelta(minutes=1), reverse=True))
    found = found if found <= local else next(CronSim(expression, local, reverse=True))
    return timezone.make_aware(found)


def enqueue_due(*, now: datetime) -> int:
    """Enqueue what became due; after a long stop only the latest tick of each schedule; return how many.

    A schedule seen for the first time is only noted: a fresh installation does not start with last night's jobs.
    """
    ticks = {name: last_tick(expression, now=now) for name, expression in schedules().items()}
    held = dict(ScheduledRun.objects.filter(name__in=ticks).order_by("due_at").values_list("name", "due_at"))
    started = 0
    for name, due_at in ticks.items():
        if name in held and held[name] >= due_at:
            continue
        with transaction.atomic():
            tick = ScheduledRun(name=name, due_at=due_at)
            ScheduledRun.objects.bulk_create([tick], ignore_conflicts=True)
            mine = ScheduledRun.objects.select_for_update().get(name=name, due_at=due_at)
            if name not in held or mine.job_id is not None:
                continue
            key = f"{due_at:%Y-%m-%dT%H:%M}"
            mine.job_id = enqueue(name, {}, actor=system_actor(name.split(".")[0]), now=now, key=f"cron {key}")
            mine.save(update_fields=["job"])
            started += 1
    return started
