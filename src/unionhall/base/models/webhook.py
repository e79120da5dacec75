"""Webhooks: other systems that want to hear of events, and the log of what they were sent."""

from django.db import models

from unionhall.base.fields import ScopePathField, SealedTextField
from unionhall.base.models.account import Account
from unionhall.base.models.outbox import OutboxEvent


class Webhook(models.Model):
    """An address that is told of events within ``scope_path``; ``events`` are names, empty means all."""

    title = models.CharField(max_length=80)
    url = models.URLField(max_length=500)
    secret = SealedTextField()
    events = models.JSONField(default=list)
    scope_path = ScopePathField(blank=True)
    is_active = models.BooleanField(default=True)
    created_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["scope_path", "id"], name="base_webhook_scope")]

    def __str__(self) -> str:
        return self.title


class WebhookState(models.TextChoices):
    """Where a notification stands."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


class WebhookDelivery(models.Model):
    """One event for one webhook: how often it was tried and what came back (a status, never a body)."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event = models.ForeignKey(OutboxEvent, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=WebhookState.choices, default=WebhookState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    status_code = models.PositiveSmallIntegerField(null=True)
    error = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["webhook", "event"], name="base_webhook_event_once")]

    def __str__(self) -> str:
        return f"{self.event_id} → {self.webhook_id}: {self.state}"
