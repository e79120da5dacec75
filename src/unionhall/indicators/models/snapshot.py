"""Figures as they were counted once: last year's figure does not drift when the registry is corrected later."""

from django.db import models

from unionhall.base.fields import ScopePathField


class Snapshot(models.Model):
    """One figure of one organisation, kept. Its numbers never change; only its place moves with the organisation."""

    scope_path = ScopePathField()
    indicator = models.CharField(max_length=40)
    cohort = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField(help_text="Version of the definition by which it was counted.")
    as_of = models.DateField()
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField(null=True)
    unknown = models.BigIntegerField(default=0)
    paper = models.BigIntegerField(default=0)
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scope_path", "indicator", "cohort", "version", "as_of"], name="indicators_snapshot_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.scope_path} {self.as_of}"
