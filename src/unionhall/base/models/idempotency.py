"""Answers kept for a while, so that a request sent twice is answered once."""

from django.db import models

from unionhall.base.fields import SealedTextField


class RememberedAnswer(models.Model):
    """What was answered to ``key`` of ``caller``; the body is sealed, for it may name people."""

    caller = models.CharField(max_length=80)
    key = models.CharField(max_length=120)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = SealedTextField(default=b"", blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["caller", "key"], name="base_answer_once")]
        indexes = [models.Index(fields=["expires_at"], name="base_answer_expiry")]

    def __str__(self) -> str:
        return f"{self.caller} {self.status}"
