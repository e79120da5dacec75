"""Work for the background: jobs, the ticks of the clock that made some of them, and the workers alive."""

from django.db import models

from unionhall.base.fields import ScopePathField
from unionhall.base.models.account import Account


class JobState(models.TextChoices):
    """Where a job stands; ``dead`` waits for a person."""

    READY = "ready"
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"


class Job(models.Model):
    """One piece of background work, run at least once under a lease. ``payload`` holds ids and codes only."""

    name = models.CharField(max_length=120)
    key = models.CharField(max_length=160, blank=True)
    payload = models.JSONField(default=dict)
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    actor = models.JSONField(default=dict)
    scope_path = ScopePathField(blank=True)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.READY)
    run_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    most_attempts = models.PositiveSmallIntegerField(default=5)
    lease_token = models.CharField(max_length=40, blank=True)
    worker = models.CharField(max_length=160, blank=True)
    lease_until = models.DateTimeField(null=True)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    sentence = models.CharField(max_length=300, blank=True)
    sentence_facts = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    error = models.CharField(max_length=500, blank=True)
    error_code = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "key"], name="base_job_key", condition=~models.Q(key="")),
        ]
        indexes = [
            models.Index(fields=["run_at", "id"], name="base_job_ready", condition=models.Q(state="ready")),
            models.Index(fields=["lease_until"], name="base_job_running", condition=models.Q(state="running")),
            models.Index(fields=["state", "id"], name="base_job_state"),
            models.Index(fields=["scope_path", "id"], name="base_job_scope"),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}: {self.state}"


class ScheduledRun(models.Model):
    """One tick of a schedule; unique, so that two workers never run one tick twice. The first row has no job."""

    name = models.CharField(max_length=120)
    due_at = models.DateTimeField()
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "due_at"], name="base_tick_once")]

    def __str__(self) -> str:
        return f"{self.name} due {self.due_at:%Y-%m-%d %H:%M}"


class Worker(models.Model):
    """A worker process and when it was last heard of."""

    name = models.CharField(max_length=160, unique=True)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
