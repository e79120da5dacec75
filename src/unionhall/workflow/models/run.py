"""A run: one procedure going on for one unit."""

from django.conf import settings
from django.db import models

from unionhall.base.fields import ScopePathField
from unionhall.workflow.rules.procedure import ROLES


class Run(models.Model):
    """Where one procedure stands for the unit at ``scope_path``; ``superior_path`` is the union above that decides.

    ``version`` grows with every event: whoever acts on an older one is told that somebody was faster. ``holder`` has it
    now, its people sit at ``seat_path``; after an escalation those at ``escalated_path`` see it too. ``profile`` is the
    pin of the rule profile that holds for the whole run. ``values`` are plain and hold no personal data.
    """

    procedure = models.CharField(max_length=60)
    state = models.CharField(max_length=60)
    version = models.PositiveIntegerField(default=1)
    scope_path = ScopePathField()
    superior_path = ScopePathField()
    title = models.CharField(max_length=200)
    name_index = models.CharField(max_length=600, blank=True, help_text="Title, initials and pinyin for search.")
    subject = models.CharField(max_length=80, blank=True, help_text="What it is about, e.g. employer:12.")
    profile = models.CharField(max_length=60)
    values = models.JSONField(default=dict)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    state_since = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=8, blank=True, help_text="done or failed once finished")
    holder = models.CharField(max_length=12, choices=ROLES.items())
    seat_path = ScopePathField(blank=True)
    escalated_path = ScopePathField(blank=True)
    due_on = models.DateField(null=True, help_text="The next clock that runs out.")
    due_provisional = models.BooleanField(default=False)
    key = models.CharField(max_length=120, blank=True, help_text="Makes starting safe to repeat.")

    class Meta:
        indexes = [
            models.Index(
                fields=["seat_path", "due_on", "id"],
                condition=models.Q(finished_at__isnull=True),
                name="workflow_run_seat",
            ),
            models.Index(
                fields=["escalated_path", "due_on", "id"],
                condition=models.Q(finished_at__isnull=True),
                name="workflow_run_escalated",
            ),
            models.Index(fields=["scope_path", "id"], name="workflow_run_scope"),
            models.Index(
                fields=["started_by", "id"],
                condition=models.Q(started_by__isnull=False),
                name="workflow_run_starter",
            ),
            models.Index(fields=["subject", "id"], name="workflow_run_subject"),
            models.Index(
                fields=["due_on", "id"], condition=models.Q(finished_at__isnull=True), name="workflow_run_due"
            ),
            models.Index(
                fields=["finished_at", "id"], condition=models.Q(finished_at__isnull=False), name="workflow_run_done"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~models.Q(key=""), name="workflow_run_key"),
            models.CheckConstraint(
                condition=models.Q(finished_at__isnull=True, outcome="")
                | (models.Q(finished_at__isnull=False) & models.Q(outcome__in=["done", "failed"])),
                name="workflow_run_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure}/{self.pk}"

    @property
    def ref(self) -> str:
        """Return the name by which papers, notices and audit rows call it."""
        return f"run:{self.pk}"
