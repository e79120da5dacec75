"""Terms of committees, their extensions and the alerts that were told."""

from django.db import models

from unionhall.base.fields import ScopePathField
from unionhall.organizing.models.undertaking import Undertaking
from unionhall.registry.models import Organisation


class Term(models.Model):
    """One term of a union's committee, from the election day; ``ended_on`` is set when the next one begins."""

    union = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    undertaking = models.ForeignKey(Undertaking, null=True, on_delete=models.PROTECT, related_name="+")
    elected_on = models.DateField()
    years = models.PositiveSmallIntegerField()
    ends_on = models.DateField()
    extended_to = models.DateField(null=True)
    extension_paper = models.CharField(max_length=60, blank=True)
    extension_reason = models.CharField(max_length=200, blank=True)
    ended_on = models.DateField(null=True)
    told = models.JSONField(default=list, help_text="Alerts told, in days from the end of the term.")

    class Meta:
        indexes = [
            models.Index(fields=["scope_path", "ends_on"], name="organizing_term_scope"),
            models.Index(fields=["ends_on"], condition=models.Q(ended_on__isnull=True), name="organizing_term_running"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["union"], condition=models.Q(ended_on__isnull=True), name="organizing_term_one_running"
            )
        ]

    def __str__(self) -> str:
        return f"{self.union_id} {self.elected_on}–{self.ends_on}"
