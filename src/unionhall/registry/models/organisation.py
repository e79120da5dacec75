"""The organisation tree. Its materialised path is the scope path that every other row carries (decision 16)."""

from django.db import models
from treebeard.mp_tree import MP_Node

from unionhall.base.fields import ScopePathField
from unionhall.registry.rules.kinds import KINDS


class Organisation(MP_Node):
    """A federation, union, branch, group, station or agency; ``path`` is its place, ``code`` its name for machines."""

    steplen = 4
    path = ScopePathField()
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60, blank=True)
    name_index = models.CharField(max_length=400, blank=True, help_text="Name, initials and pinyin for search.")
    kind = models.CharField(max_length=40, choices=KINDS.items())
    uscc = models.CharField(max_length=18, blank=True)
    region_code = models.CharField(max_length=12, blank=True)
    address = models.CharField(max_length=200, blank=True)
    founded_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    term_ends_on = models.DateField(null=True)
    provincial_park = models.BooleanField(default=False, help_text="The park is a provincial development zone.")
    is_demo = models.BooleanField(default=False)
    closed_reason = models.CharField(max_length=200, blank=True, db_default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "path"], name="registry_org_kind"),
            models.Index(fields=["region_code"], name="registry_org_region"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["path"], name="registry_org_path"),
            models.UniqueConstraint(fields=["uscc"], condition=~models.Q(uscc=""), name="registry_org_uscc"),
        ]

    def __str__(self) -> str:
        return self.name


class FormerName(models.Model):
    """A name that the organisation bore until ``to_on`` inclusive; ``from_on`` empty means since its founding."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="former_names")
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60, blank=True)
    from_on = models.DateField(null=True)
    to_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "to_on"], name="registry_formername_once")]

    def __str__(self) -> str:
        return f"{self.name} –{self.to_on}"


class ServedRegion(models.Model):
    """A region that a station serves: an explicit list, never a prefix."""

    station = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="served_regions")
    scope_path = ScopePathField()
    region_code = models.CharField(max_length=12)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["scope_path"], name="registry_served_scope")]
        constraints = [
            models.UniqueConstraint(
                fields=["station", "region_code"], condition=models.Q(to_on__isnull=True), name="registry_served_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.station_id} {self.region_code}"
