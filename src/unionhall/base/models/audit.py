"""The audit trail: append-only rows in hash chains. What may change, a row's place in the tree, stands apart."""

from django.db import models

from unionhall.base.fields import SCOPE_PATH_LENGTH, ScopePathField


class AuditHead(models.Model):
    """End of one chain: the last sequence and digest, sealed by the installation's key. Locked while a row is added."""

    shard = models.PositiveSmallIntegerField(primary_key=True)
    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"chain {self.shard} at {self.sequence}"


class AuditRecord(models.Model):
    """One thing done or read. ``digest`` is SHA-256 over the canonical JSON of all other columns and ``previous``.

    ``said_path`` is where the subject stood when it happened and never changes: evidence, not an address.
    ``facts`` is canonical JSON kept as text, so that no database reorders or rounds it.
    """

    shard = models.PositiveSmallIntegerField()
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    account_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=80)
    door = models.CharField(max_length=10)
    verb = models.CharField(max_length=80)
    subject = models.CharField(max_length=160)
    said_path = models.CharField(max_length=SCOPE_PATH_LENGTH, blank=True)
    facts = models.TextField(default="{}")
    reason = models.CharField(max_length=300, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shard", "sequence"], name="base_audit_sequence")]
        indexes = [
            models.Index(fields=["subject", "id"], name="base_audit_subject"),
            models.Index(fields=["account_id", "id"], name="base_audit_account"),
        ]

    def __str__(self) -> str:
        return f"{self.shard}/{self.sequence} {self.verb} {self.subject}"


class AuditPlace(models.Model):
    """Where the subject of a record stands today; moves with its organisation, so that reading by scope follows it."""

    record = models.OneToOneField(AuditRecord, primary_key=True, on_delete=models.PROTECT, related_name="place")
    scope_path = ScopePathField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["scope_path", "record"], name="base_audit_place")]

    def __str__(self) -> str:
        return f"{self.record_id} at {self.scope_path or '/'}"
