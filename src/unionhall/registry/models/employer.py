"""Employers (用人单位), what they report each year, and which union covers them."""

from django.conf import settings
from django.db import models

from unionhall.base.fields import ScopePathField
from unionhall.registry.models.organisation import Organisation
from unionhall.registry.rules.kinds import COVERAGE_MODES, EMPLOYER_FORMS


class Employer(models.Model):
    """A unit that employs people. ``seat`` is the federation (park, town, county) on whose ground it stands."""

    uscc = models.CharField(max_length=18, unique=True)
    name = models.CharField(max_length=120)
    name_index = models.CharField(max_length=400, blank=True)
    form = models.CharField(max_length=3, choices=EMPLOYER_FORMS.items())
    industry = models.CharField(max_length=1, help_text="Section of GB/T 4754, A to T.")
    region_code = models.CharField(max_length=12, blank=True)
    seat = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    closed_reason = models.CharField(max_length=200, blank=True, db_default="")
    is_demo = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["scope_path", "id"], name="registry_employer_scope")]

    def __str__(self) -> str:
        return self.name


class EmployerYear(models.Model):
    """Facts of one employer in one year, each with where it comes from and who confirmed it; unknown stays empty."""

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="years")
    scope_path = ScopePathField()
    year = models.PositiveSmallIntegerField()
    headcount = models.PositiveIntegerField(null=True)
    women = models.PositiveIntegerField(null=True)
    sales_fen = models.BigIntegerField(null=True)
    tax_fen = models.BigIntegerField(null=True)
    above_scale = models.BooleanField(null=True, help_text="规模以上; unknown is not false.")
    source = models.CharField(max_length=120)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.CharField(max_length=80, blank=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["scope_path", "year"], name="registry_empyear_scope")]
        constraints = [models.UniqueConstraint(fields=["employer", "year"], name="registry_empyear_once")]

    def __str__(self) -> str:
        return f"{self.employer_id}/{self.year}"


class Coverage(models.Model):
    """``union`` covers ``employer`` in ``mode`` from ``from_on`` to ``to_on`` inclusive."""

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="coverages")
    union = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField(help_text="The employer's, so that a park counts its own employers.")
    mode = models.CharField(max_length=12, choices=COVERAGE_MODES.items())
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    ended_reason = models.CharField(max_length=200, blank=True, db_default="")

    class Meta:
        indexes = [
            models.Index(fields=["scope_path", "mode"], name="registry_cover_scope"),
            models.Index(fields=["union"], name="registry_cover_union"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["employer", "union"], condition=models.Q(to_on__isnull=True), name="registry_cover_once"
            ),
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True) | models.Q(to_on__gte=models.F("from_on")),
                name="registry_cover_span",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.union_id}→{self.employer_id} {self.mode}"
