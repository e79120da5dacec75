"""Deployments: what a federation asks of the units below, by when, with which targets and which return form."""

from django.conf import settings
from django.db import models

from unionhall.base.fields import ScopePathField
from unionhall.desk.rules.deploying import DEPLOYMENT_KINDS, DEPLOYMENT_STATES, DRAFT, ISSUED
from unionhall.desk.rules.rounds import RHYTHMS
from unionhall.registry.models import Organisation
from unionhall.workflow.models import Run


class Deployment(models.Model):
    """One deployment of the issuer at ``scope_path``. Its form and its rounds stay as they were issued.

    ``part_of`` is the deployment of which this is one action; ``copied_from`` the plan of the years before.
    """

    scope_path = ScopePathField()
    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    part_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    copied_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=DEPLOYMENT_KINDS.items())
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    paper_number = models.CharField(max_length=80, blank=True)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    rhythm = models.CharField(max_length=12, choices=RHYTHMS.items())
    form = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=DEPLOYMENT_STATES.items(), default=DRAFT)
    version = models.PositiveIntegerField(default=1)
    name_index = models.CharField(max_length=600, blank=True)
    is_demo = models.BooleanField(default=False)
    key = models.CharField(max_length=120, blank=True, help_text="Makes drafting safe to repeat.")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    issued_on = models.DateField(null=True)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["scope_path", "id"], name="desk_deployment_scope"),
            models.Index(fields=["part_of", "id"], name="desk_deployment_part_of"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~models.Q(key=""), name="desk_deployment_key"),
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")), name="desk_deployment_years"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ISSUED) | models.Q(issued_on__isnull=False), name="desk_deployment_issued"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Round(models.Model):
    """One time that the figures are asked for: they hold for ``as_of_on`` and are returned by ``due_on``."""

    deployment = models.ForeignKey(Deployment, on_delete=models.PROTECT, related_name="rounds")
    code = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    as_of_on = models.DateField()
    due_on = models.DateField()
    opens_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["due_on", "id"], name="desk_round_due")]
        constraints = [models.UniqueConstraint(fields=["deployment", "code"], name="desk_round_once")]

    def __str__(self) -> str:
        return self.code


class Part(models.Model):
    """What one unit has of a deployment; ``above`` is the part that it was split from, empty for the issuer's own.

    ``keeps``: the unit returns figures itself. ``extra`` are the fields that it added for the units below it.
    ``run`` is the receipt (none for the issuer).
    """

    deployment = models.ForeignKey(Deployment, on_delete=models.PROTECT, related_name="parts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    above = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="below")
    run = models.OneToOneField(Run, null=True, on_delete=models.PROTECT, related_name="+")
    keeps = models.BooleanField(default=False)
    extra = models.JSONField(default=list)
    split_reason = models.CharField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["scope_path", "id"], name="desk_part_scope"),
            models.Index(fields=["above", "id"], name="desk_part_above"),
        ]
        constraints = [models.UniqueConstraint(fields=["deployment", "organisation"], name="desk_part_once")]

    def __str__(self) -> str:
        return f"{self.deployment_id}/{self.organisation_id}"


class Target(models.Model):
    """One target of a part for one year; ``kept``: what a unit that splits keeps for itself. Money is fen."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="targets")
    field = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    kept = models.BooleanField(default=False)
    amount = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part", "field", "year", "kept"], name="desk_target_once"),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="desk_target_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.part_id} {self.field} {self.year}: {self.amount}"
