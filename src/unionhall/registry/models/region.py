"""Administrative regions (GB/T 2260) with the dates between which a code is valid."""

from django.db import models


class Region(models.Model):
    """One code in one period; a town has nine digits, a county six."""

    code = models.CharField(max_length=12)
    name = models.CharField(max_length=80)
    level = models.PositiveSmallIntegerField(help_text="1 province, 2 prefecture, 3 county, 4 town, 5 village")
    parent_code = models.CharField(max_length=12, blank=True)
    valid_from = models.DateField(null=True, help_text="Empty: valid before our sources begin.")
    valid_to = models.DateField(null=True)
    successor_code = models.CharField(max_length=12, blank=True)

    class Meta:
        indexes = [models.Index(fields=["parent_code", "code"], name="registry_region_parent")]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="registry_region_once"),
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(valid_from__isnull=True), name="registry_region_once_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.code}"
