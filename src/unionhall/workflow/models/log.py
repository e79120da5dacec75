"""What happened in a run, and what people added to it."""

from django.conf import settings
from django.db import models

from unionhall.workflow.models.run import Run


class RunLog(models.Model):
    """One event of a run; both databases refuse to change or remove it.

    ``as_role`` is how the actor stood to the run; ``stood_for`` the accounts in whose place they acted. ``findings``
    are the numbers of the guards at that moment. ``by_default``: a clock ran out, nobody acted.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="log")
    version = models.PositiveIntegerField(help_text="Of the run after the event.")
    at = models.DateTimeField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    actor = models.CharField(max_length=80)
    as_role = models.CharField(max_length=12)
    stood_for = models.JSONField(default=list)
    event = models.CharField(max_length=60)
    source = models.CharField(max_length=60, blank=True)
    target = models.CharField(max_length=60)
    reason = models.CharField(max_length=1000, blank=True)
    findings = models.JSONField(default=list)
    by_default = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "version"], name="workflow_runlog_once")]

    def __str__(self) -> str:
        return f"{self.run_id}/{self.version} {self.event}"


class RunComment(models.Model):
    """What somebody said about a run; no step, no effect."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="comments")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=1000)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.run_id} {self.at:%Y-%m-%d}"


class RunFile(models.Model):
    """A file that somebody attached to a run; the bytes are kept by ``base``."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="files")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    file_id = models.BigIntegerField()
    name = models.CharField(max_length=200)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.run_id} {self.name}"
