"""Who answers for whom: enterprises that an area takes in or leaves out, and the one station of each enterprise.

Neither table keeps a scope path: a row is seen through its employer and its station, whose own paths move with them.
"""

from django.conf import settings
from django.db import models

from unionhall.registry.models import Employer, Organisation

LONGEST_REASON = 200


class AreaEmployer(models.Model):
    """An enterprise that a station's area takes in (``included``) or leaves out, whatever its ground says."""

    station = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="+")
    included = models.BooleanField(help_text="True: taken in from beyond the ground; false: left out of it.")
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    reason = models.CharField(max_length=LONGEST_REASON)
    listed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["employer"], name="guidance_area_employer")]
        constraints = [
            models.UniqueConstraint(
                fields=["station", "employer"], condition=models.Q(to_on__isnull=True), name="guidance_area_once"
            ),
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True) | models.Q(to_on__gte=models.F("from_on")),
                name="guidance_area_span",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.station_id} {'+' if self.included else '-'}{self.employer_id}"


class Responsibility(models.Model):
    """``station`` answers for ``employer`` from ``from_on`` to ``to_on`` inclusive: one station at a time.

    Two open rows are refused by a constraint, two rows that share a day by a trigger on both databases.
    """

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="+")
    station = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ended_reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["station", "to_on"], name="guidance_resp_station"),
            models.Index(fields=["employer", "from_on"], name="guidance_resp_employer"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["employer"], condition=models.Q(to_on__isnull=True), name="guidance_resp_one_running"
            ),
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True) | models.Q(to_on__gte=models.F("from_on")),
                name="guidance_resp_span",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.station_id}→{self.employer_id} {self.from_on}"
