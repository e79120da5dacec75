"""Measures of every organisation, their sums over the tree, and the changes not yet added to them (ADR 0019)."""

from django.db import models
from django.db.models import Case, When
from django.db.models.functions import Length, Substr

from unionhall.base.fields import ScopePathField
from unionhall.indicators.rules.measures import STEP


class Measure(models.Model):
    """What one organisation counts by itself, without those below it; one row per organisation.

    ``leaf`` claims that no organisation stands below; a claim that is missing costs time, a wrong one costs the sum.
    ``node`` is made by the database out of both, so that a move of the path moves it too: where the row is added up
    first, at its parent when it is a leaf, else at itself. The index holds every column: the roll-up reads it in order
    of nodes and never touches the table.
    """

    path = ScopePathField(primary_key=True)
    leaf = models.BooleanField(default=False)
    unions = models.IntegerField(default=0)
    members = models.IntegerField(default=0)
    active = models.IntegerField(default=0)
    women = models.IntegerField(default=0)
    employers = models.IntegerField(default=0)
    unionised = models.IntegerField(default=0)
    above_scale = models.IntegerField(default=0)
    headcount = models.IntegerField(default=0)
    node = models.GeneratedField(
        expression=Case(
            When(leaf=True, then=Substr("path", 1, Length("path") - STEP)),
            default="path",
            output_field=ScopePathField(),
        ),
        output_field=ScopePathField(),
        db_persist=True,
    )

    class Meta:
        indexes = [
            models.Index(
                fields=[
                    "node",
                    "unions",
                    "members",
                    "active",
                    "women",
                    "employers",
                    "unionised",
                    "above_scale",
                    "headcount",
                ],
                name="indicators_measure_node",
            )
        ]

    def __str__(self) -> str:
        return self.path


class Total(models.Model):
    """Sums of an inner organisation and everything below it, as the last recount or fold left them."""

    path = ScopePathField(primary_key=True)
    unions = models.BigIntegerField()
    members = models.BigIntegerField()
    active = models.BigIntegerField()
    women = models.BigIntegerField()
    employers = models.BigIntegerField()
    unionised = models.BigIntegerField()
    above_scale = models.BigIntegerField()
    headcount = models.BigIntegerField()

    def __str__(self) -> str:
        return self.path


class Change(models.Model):
    """Something changed in the organisation at ``path``; a fold counts it anew and adds the difference upwards.

    Rows are only ever added, so many writers never wait for one another at the root's row.
    """

    path = ScopePathField(db_index=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.path} {self.pk}"


class Recount(models.Model):
    """When the whole tree was recounted, as of which day, and how much there was."""

    at = models.DateTimeField()
    as_of = models.DateField()
    inner = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
