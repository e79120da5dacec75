"""Signatures, and who must stand aside."""

from django.conf import settings
from django.db import models

from unionhall.registry.models import Person
from unionhall.workflow.models.run import Run


class RunApproval(models.Model):
    """One signature under one event of one version of a run, over ``amount_fen``; never changed."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="approvals")
    version = models.PositiveIntegerField()
    event = models.CharField(max_length=60)
    step = models.CharField(max_length=60)
    amount_fen = models.BigIntegerField(default=0)
    agreed = models.BooleanField()
    reason = models.CharField(max_length=1000, blank=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    stood_for = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "version", "event", "step"], name="workflow_approval_once")
        ]

    def __str__(self) -> str:
        return f"{self.run_id}/{self.version} {self.event} {self.step}"


class StandAside(models.Model):
    """``account`` takes no step in this run (回避), because of the matter."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="set_aside")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "account"], name="workflow_aside_once")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.account_id}"


class HouseholdTie(models.Model):
    """``person`` is of ``account``'s household: whoever is concerned by a run, their household does not decide it."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "person"], condition=models.Q(ended_at__isnull=True), name="workflow_tie_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.person_id}"
