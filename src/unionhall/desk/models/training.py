"""Training of union officers and talks for workers: who was asked, who came, what they thought of it."""

from django.conf import settings
from django.db import models

from unionhall.base.fields import ScopePathField
from unionhall.desk.models.premises import Room
from unionhall.desk.rules.training_kinds import (
    LEAST_STARS,
    MARKED_BY,
    MOST_STARS,
    PLANNED,
    TRAINING_KINDS,
    TRAINING_STATES,
    WAYS_IN,
)
from unionhall.registry.models import Organisation, Person


class TrainingSession(models.Model):
    """One session of an organisation. ``code`` is what people type on their phone when they are in the room."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    kind = models.CharField(max_length=8, choices=TRAINING_KINDS.items())
    topic = models.CharField(max_length=120)
    name_index = models.CharField(max_length=900, blank=True)
    about = models.CharField(max_length=2000, blank=True)
    speaker = models.CharField(max_length=120, blank=True)
    held_on = models.DateField()
    from_minute = models.PositiveSmallIntegerField()
    to_minute = models.PositiveSmallIntegerField()
    room = models.ForeignKey(Room, null=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=160, blank=True)
    capacity = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=10, choices=TRAINING_STATES.items(), default=PLANNED)
    cancelled_reason = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=8)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["scope_path", "id"], name="desk_training_scope"),
            models.Index(fields=["organisation", "held_on"], name="desk_training_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(from_minute__lt=models.F("to_minute"), to_minute__lte=1440),
                name="desk_training_hours",
            )
        ]

    def __str__(self) -> str:
        return self.topic


class TrainingSeat(models.Model):
    """Somebody who was invited, signed up or walked in. ``rated`` says that they gave stars, never which."""

    session = models.ForeignKey(TrainingSession, on_delete=models.CASCADE, related_name="seats")
    scope_path = ScopePathField()
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    union = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=10, choices=WAYS_IN.items())
    came_at = models.DateTimeField(null=True)
    marked_by = models.CharField(max_length=4, choices=MARKED_BY.items(), blank=True)
    rated = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["scope_path", "id"], name="desk_seat_scope")]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], condition=models.Q(person__isnull=False), name="desk_seat_person"
            ),
            models.UniqueConstraint(
                fields=["session", "account"], condition=models.Q(account__isnull=False), name="desk_seat_account"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TrainingRating(models.Model):
    """Stars and words about a session; they stand apart from who gave them."""

    session = models.ForeignKey(TrainingSession, on_delete=models.CASCADE, related_name="ratings")
    stars = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stars__gte=LEAST_STARS, stars__lte=MOST_STARS), name="desk_training_stars"
            )
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.stars}"


class TrainingFile(models.Model):
    """Material of a session."""

    session = models.ForeignKey(TrainingSession, on_delete=models.CASCADE, related_name="files")
    file_id = models.BigIntegerField()
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name
