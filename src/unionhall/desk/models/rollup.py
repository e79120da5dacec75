"""Roll-ups as they were frozen, and who signed them; neither is ever changed or removed."""

from django.conf import settings
from django.db import models

from unionhall.desk.models.deployment import Part, Round


class Rollup(models.Model):
    """The sums of a unit and everything below it in one round, frozen; a later correction is the next number.

    ``content`` names every return that was counted, with its submission's hash; ``sha256`` is the digest of it.
    """

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="rollups")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="rollups")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    reason = models.CharField(max_length=1000, blank=True, help_text="Why it was frozen again.")
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "round", "number"], name="desk_rollup_once")]

    def __str__(self) -> str:
        return f"{self.part_id}/{self.round_id}/{self.number}"


class RollupSignature(models.Model):
    """Somebody other than whoever froze it signed a roll-up: its digest at that moment."""

    rollup = models.OneToOneField(Rollup, on_delete=models.PROTECT, related_name="signature")
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.rollup_id} {self.at:%Y-%m-%d}"
