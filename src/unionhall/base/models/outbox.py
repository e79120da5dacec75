"""Events on their way upwards: written with the fact, delivered after it."""

from django.db import models

from unionhall.base.fields import ScopePathField


class OutboxEvent(models.Model):
    """One announced event: ``name`` is ``module.EventClass``, ``payload`` its ids and codes, its id the event id.

    ``hooked_at`` says when webhooks were told about it (``None``: not yet looked at).
    """

    name = models.CharField(max_length=120)
    payload = models.JSONField()
    aggregate = models.CharField(max_length=160)
    scope_path = ScopePathField(blank=True)
    at = models.DateTimeField()
    hooked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["at"], name="base_event_at"),
            models.Index(fields=["id"], name="base_event_unhooked", condition=models.Q(hooked_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"


class DeliveryState(models.TextChoices):
    """Where a delivery stands."""

    WAITING = "waiting"
    DONE = "done"
    DEAD = "dead"
    SKIPPED = "skipped"


class OutboxDelivery(models.Model):
    """One event for one subscriber. A waiting or dead one holds back the later ones of its aggregate."""

    event = models.ForeignKey(OutboxEvent, on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.CharField(max_length=160)
    aggregate = models.CharField(max_length=160)
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "subscriber"], name="base_delivery_once")]
        indexes = [
            models.Index(
                fields=["subscriber", "aggregate", "event"],
                name="base_delivery_order",
                condition=models.Q(state__in=["waiting", "dead"]),
            ),
            models.Index(
                fields=["event"], name="base_delivery_waiting", condition=models.Q(state__in=["waiting", "dead"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} → {self.subscriber}: {self.state}"
