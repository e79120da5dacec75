"""Stored files: bytes by their SHA-256 on disk, and what each upload was called and is for."""

from django.db import models

from unionhall.base.fields import ScopePathField
from unionhall.base.models.account import Account


class Blob(models.Model):
    """Bytes on disk. ``digest`` is the SHA-256 of the plain bytes; ``sealed`` ones are encrypted under ``key_id``."""

    digest = models.CharField(max_length=64)
    sealed = models.BooleanField()
    key_id = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest", "sealed"], name="base_blob_once")]

    def __str__(self) -> str:
        return self.digest[:12]


class StoredFile(models.Model):
    """One upload: whoever holds ``grant`` over ``scope_path`` may read it; gone after ``expires_at`` if set."""

    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)
    purpose = models.CharField(max_length=60)
    grant = models.CharField(max_length=80)
    scope_path = ScopePathField(blank=True)
    stored_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["scope_path", "id"], name="base_file_scope"),
            models.Index(fields=["expires_at"], name="base_file_expiry", condition=models.Q(expires_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} #{self.pk}"
