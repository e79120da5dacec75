"""Limits that run, or have run, in a run's states."""

from django.db import models

from unionhall.workflow.models.run import Run


class RunClock(models.Model):
    """One limit of one stay in a state; it ends at 24:00 of ``due_on``.

    ``calendar`` is the mark of the working-day table that ``due_on`` was computed with: another table, another day.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="clocks")
    code = models.CharField(max_length=60)
    state = models.CharField(max_length=60)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=12)
    started_on = models.DateField()
    due_on = models.DateField()
    provisional = models.BooleanField()
    calendar = models.CharField(max_length=16)
    stopped_at = models.DateTimeField(null=True)
    ran_out_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_on", "id"],
                condition=models.Q(stopped_at__isnull=True, ran_out_at__isnull=True),
                name="workflow_clock_due",
            ),
            models.Index(
                fields=["calendar", "id"],
                condition=models.Q(stopped_at__isnull=True, ran_out_at__isnull=True),
                name="workflow_clock_calendar",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "code"], condition=models.Q(stopped_at__isnull=True), name="workflow_clock_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.run_id} {self.code} {self.due_on}"
