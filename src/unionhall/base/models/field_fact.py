"""Facts that people captured on a phone, often without network."""

from django.conf import settings
from django.db import models

from unionhall.base.fields import ScopePathField, SealedTextField
from unionhall.base.models.file import StoredFile
from unionhall.base.rules.field_facts import CHOICES, CONFLICT, GROUNDS, NEW, STATES


class FieldFact(models.Model):
    """One fact as the phone sent it; what it says never changes, what became of it is written once.

    ``client_id`` is made by the phone and is the fact: sent again it is the same one. ``digest`` tells other content
    under the same id. ``captured_at`` is what the phone's clock said, ``happened_at`` the corrected instant.
    """

    client_id = models.UUIDField(unique=True)
    digest = models.CharField(max_length=64)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    base = models.CharField(max_length=80, blank=True)
    device = models.UUIDField()
    sequence = models.PositiveBigIntegerField(help_text="Counts what this device captured; a gap is something missing.")
    body = SealedTextField(default=b"", blank=True)
    captured_at = models.DateTimeField()
    behind_ms = models.BigIntegerField(help_text="How far the phone's clock was behind when it sent.")
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()
    marks = models.CharField(max_length=60, blank=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    title = models.CharField(max_length=200, help_text="What the subject was called when the fact arrived.")
    state = models.CharField(max_length=10, default=NEW, choices=STATES.items())
    ground = models.CharField(max_length=10, blank=True, choices=GROUNDS.items())
    result = models.CharField(max_length=80, blank=True, help_text="What came of it, like visit:12.")
    choice = models.CharField(max_length=10, blank=True, choices=CHOICES.items())
    reason = models.CharField(max_length=200, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "received_at"], name="base_fact_account"),
            models.Index(fields=["device", "sequence"], name="base_fact_device"),
            models.Index(fields=["scope_path", "id"], condition=models.Q(state=CONFLICT), name="base_fact_conflict"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.client_id}"


class FieldPhoto(models.Model):
    """A photo that came with a fact."""

    fact = models.ForeignKey(FieldFact, on_delete=models.PROTECT, related_name="photos")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.fact_id}: {self.file_id}"
