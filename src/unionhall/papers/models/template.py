"""Versions of templates: never changed, only followed by the next one."""

from django.conf import settings
from django.db import models

from unionhall.base.fields import ScopePathField
from unionhall.papers.rules.kinds import LAYOUTS


class TemplateVersion(models.Model):
    """One version of a template; ``scope_path`` is the organisation that keeps it, empty for what ships.

    ``returned``: from here on this organisation uses the template of the level above again. Append-only by trigger,
    except that the scope path follows an organisation that moves.
    """

    code = models.CharField(max_length=10)
    scope_path = ScopePathField(blank=True)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    name = models.CharField(max_length=120)
    layout = models.CharField(max_length=12, choices=LAYOUTS.items())
    landscape = models.BooleanField(default=False)
    flows = models.JSONField(default=list)
    fields = models.JSONField(default=list)
    blocks = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    note = models.CharField(max_length=200, blank=True)
    returned = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "scope_path", "version"], name="papers_template_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name} v{self.version}"
