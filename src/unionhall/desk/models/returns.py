"""Returns of units, what they submitted, and how they were reminded."""

from django.conf import settings
from django.db import models

from unionhall.base.fields import ScopePathField
from unionhall.desk.models.deployment import Part, Round
from unionhall.desk.rules.deploying import REMINDERS
from unionhall.workflow.models import Run


class Return(models.Model):
    """One return of a unit for one round; where it stands is said by its run.

    ``number`` rises with each correction: what was accepted stays, the correction is a return of its own, and from
    its acceptance on the one before is ``replaced``. ``saved`` counts the drafts, so that nobody overwrites unseen.
    ``filled`` holds for each self-filled field what was counted, by which indicator and for which day.
    """

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="returns")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="returns")
    scope_path = ScopePathField()
    number = models.PositiveSmallIntegerField(default=1)
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=1000, blank=True, help_text="Why an accepted return is corrected.")
    run = models.OneToOneField(Run, null=True, on_delete=models.PROTECT, related_name="+")
    values = models.JSONField(default=dict)
    explanations = models.JSONField(default=dict)
    filled = models.JSONField(default=dict)
    saved = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    replaced = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["scope_path", "id"], name="desk_return_scope"),
            models.Index(fields=["round", "scope_path"], name="desk_return_round"),
        ]
        constraints = [models.UniqueConstraint(fields=["part", "round", "number"], name="desk_return_once")]

    def __str__(self) -> str:
        return f"{self.part_id}/{self.round_id}/{self.number}"


class Submission(models.Model):
    """What was submitted, as it was; both databases refuse to change or remove it."""

    given = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    values = models.JSONField()
    explanations = models.JSONField()
    filled = models.JSONField()
    at = models.DateTimeField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["given", "number"], name="desk_submission_once")]

    def __str__(self) -> str:
        return f"{self.given_id}/{self.number}"


class Reminder(models.Model):
    """A unit was reminded of a return, by the clock or by the union above."""

    given = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="reminders")
    kind = models.CharField(max_length=12, choices=REMINDERS.items())
    at = models.DateTimeField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["given", "kind"], condition=~models.Q(kind="by_hand"), name="desk_reminder_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.given_id} {self.kind}"
