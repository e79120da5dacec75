"""The column (专栏) of a station: posts that a second pair of eyes publishes."""

from django.conf import settings
from django.db import models

from unionhall.base.fields import ScopePathField
from unionhall.desk.rules.column_kinds import DRAFT, POST_KINDS, POST_STATES, PUBLISHED
from unionhall.registry.models import Organisation


class ColumnPost(models.Model):
    """One post of an organisation's column. ``valid_until`` is the last day on which readers see it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    kind = models.CharField(max_length=8, choices=POST_KINDS.items())
    title = models.CharField(max_length=120)
    name_index = models.CharField(max_length=900, blank=True)
    body = models.CharField(max_length=8000)
    state = models.CharField(max_length=10, choices=POST_STATES.items(), default=DRAFT)
    pinned = models.BooleanField(default=False)
    valid_until = models.DateField(null=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    published_on = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["scope_path", "id"], name="desk_post_scope"),
            models.Index(
                fields=["organisation", "published_on"],
                condition=models.Q(state=PUBLISHED),
                name="desk_post_published",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=PUBLISHED) | models.Q(published_on__isnull=False),
                name="desk_post_published_on",
            )
        ]

    def __str__(self) -> str:
        return self.title


class ColumnFile(models.Model):
    """A file that belongs to a post; readers get it as long as they see the post."""

    post = models.ForeignKey(ColumnPost, on_delete=models.CASCADE, related_name="files")
    file_id = models.BigIntegerField()
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name


class ColumnRead(models.Model):
    """How often a post was opened on a day; nothing about who."""

    post = models.ForeignKey(ColumnPost, on_delete=models.CASCADE, related_name="reads")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "day"], name="desk_read_once")]

    def __str__(self) -> str:
        return f"{self.post_id} {self.day} {self.count}"
