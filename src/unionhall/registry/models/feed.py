"""Feeding the systems above: what they take, what was sent, what came back (实名制, 省级平台)."""

from django.conf import settings
from django.db import models

from unionhall.base.fields import ScopePathField
from unionhall.registry.models.organisation import Organisation
from unionhall.registry.rules.feed_words import FEED_FORMATS, FEED_STATES, FEED_SUBJECTS


class FeedSystem(models.Model):
    """A receiving system as data; its columns and code lists hang below. ``verified``: its office confirmed them."""

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    subject = models.CharField(max_length=20, choices=FEED_SUBJECTS.items())
    file_format = models.CharField(max_length=8, choices=FEED_FORMATS.items())
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField(help_text="The federation that keeps this description and feeds from here downwards.")
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    source = models.CharField(max_length=200, help_text="The notice or manual that the columns come from.")
    verified = models.BooleanField(default=False)
    return_key = models.CharField(max_length=60, help_text="Heading of the column that carries our reference back.")
    return_verdict = models.CharField(max_length=60)
    return_reason = models.CharField(max_length=60, blank=True)
    accepted_words = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "code", "from_on"], name="registry_feedsystem_once"),
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True) | models.Q(to_on__gte=models.F("from_on")),
                name="registry_feedsystem_span",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FeedColumn(models.Model):
    """One column of a receiving system: ``field`` of ours, brought into form by ``transform`` (rules/feed.py)."""

    system = models.ForeignKey(FeedSystem, on_delete=models.CASCADE, related_name="columns")
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=60)
    field = models.CharField(max_length=40)
    transform = models.CharField(max_length=20, blank=True)
    code_list = models.CharField(max_length=40, blank=True)
    required = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["system", "position"], name="registry_feedcolumn_once")]

    def __str__(self) -> str:
        return f"{self.position} {self.heading}"


class FeedCode(models.Model):
    """In ``code_list`` of the system, our value ``ours`` is written ``theirs``."""

    system = models.ForeignKey(FeedSystem, on_delete=models.CASCADE, related_name="codes")
    code_list = models.CharField(max_length=40)
    ours = models.CharField(max_length=60)
    theirs = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["system", "code_list", "ours"], name="registry_feedcode_once")]

    def __str__(self) -> str:
        return f"{self.code_list}: {self.ours}→{self.theirs}"


class FeedRun(models.Model):
    """One file that was made for a system; ``key`` makes the job that asked for it safe to repeat."""

    system = models.ForeignKey(FeedSystem, on_delete=models.PROTECT, related_name="runs")
    scope_path = ScopePathField()
    key = models.CharField(max_length=80, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    file_id = models.BigIntegerField(null=True)
    row_count = models.PositiveIntegerField(default=0)
    unready_count = models.PositiveIntegerField(default=0)
    returned_at = models.DateTimeField(null=True)
    return_file_id = models.BigIntegerField(null=True)
    accepted_count = models.PositiveIntegerField(default=0)
    rejected_count = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["scope_path", "id"], name="registry_feedrun_scope")]

    def __str__(self) -> str:
        return f"{self.system_id}/{self.pk}"


class FeedRecord(models.Model):
    """The last-sent state of one of our records in one system; ``sent_hash`` is the HMAC of the row that was sent."""

    system = models.ForeignKey(FeedSystem, on_delete=models.PROTECT, related_name="records")
    record_id = models.BigIntegerField()
    scope_path = ScopePathField()
    state = models.CharField(max_length=12, choices=FEED_STATES.items())
    sent_hash = models.BinaryField(max_length=16)
    run = models.ForeignKey(FeedRun, null=True, on_delete=models.PROTECT, related_name="records")
    sent_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    reasons = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(fields=["scope_path", "state", "id"], name="registry_feedrec_scope"),
            models.Index(fields=["run", "record_id"], name="registry_feedrec_run"),
        ]
        constraints = [models.UniqueConstraint(fields=["system", "record_id"], name="registry_feedrec_once")]

    def __str__(self) -> str:
        return f"{self.system_id}/{self.record_id} {self.state}"
