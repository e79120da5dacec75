"""Public notices (公示): the frozen roster, its clocks, and what was objected."""

from django.conf import settings
from django.db import models

from unionhall.base.fields import ScopePathField, SealedTextField
from unionhall.papers.rules.kinds import CHANNELS, FINDINGS, NOTICE_STATES, PUBLISHED
from unionhall.registry.models import Organisation


class Notice(models.Model):
    """What is displayed for objections; ``ends_on`` is the last day of display (until 24:00).

    ``least`` and ``least_unit`` are the shortest display by the rule (``rule_key``) on the day of publication.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    subject = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=200)
    body = models.TextField(max_length=4000)
    contact = models.CharField(max_length=300)
    masked = models.BooleanField(default=False, help_text="Names are shown with their family name only.")
    token = models.CharField(max_length=32, unique=True)
    start_on = models.DateField()
    working_days = models.PositiveSmallIntegerField()
    ends_on = models.DateField()
    provisional = models.BooleanField(default=False)
    rule_key = models.CharField(max_length=40)
    least = models.PositiveSmallIntegerField()
    least_unit = models.CharField(max_length=12)
    least_source = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=NOTICE_STATES.items(), default=PUBLISHED)
    version = models.PositiveIntegerField(default=1)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    closed_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["scope_path", "id"], name="papers_notice_scope"),
            models.Index(fields=["subject"], name="papers_notice_subject"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("start_on")), name="papers_notice_span"),
        ]

    def __str__(self) -> str:
        return self.title


class NoticeEntry(models.Model):
    """One line of the roster with its own clock; ``shown`` is what the public sees of it."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="entries")
    position = models.PositiveSmallIntegerField()
    shown = models.JSONField()
    start_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "position"], name="papers_entry_once")]

    def __str__(self) -> str:
        return f"{self.notice_id}/{self.position}"


class NoticeEntryChange(models.Model):
    """What an entry said before it was changed, and why; append-only by trigger."""

    entry = models.ForeignKey(NoticeEntry, on_delete=models.PROTECT, related_name="changes")
    before = models.JSONField()
    start_on = models.DateField(help_text="When the clock of the former wording had begun.")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.changed_at:%Y-%m-%d}"


class Objection(models.Model):
    """An objection to a notice or to one entry; who objected is sealed and revealed only with a reason."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="objections")
    entry = models.ForeignKey(NoticeEntry, null=True, on_delete=models.PROTECT, related_name="objections")
    scope_path = ScopePathField()
    channel = models.CharField(max_length=12, choices=CHANNELS.items())
    key = models.CharField(max_length=32, null=True, unique=True)  # noqa: DJ001 - unique only where it is set
    real_name = models.BooleanField(default=False)
    identity = SealedTextField(blank=True)
    text = SealedTextField()
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    finding = models.CharField(max_length=12, choices=FINDINGS.items(), blank=True)
    reply = models.TextField(max_length=2000, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["notice", "finding"], name="papers_objection_notice")]

    def __str__(self) -> str:
        return f"{self.notice_id}/{self.pk} {self.finding or 'open'}"
