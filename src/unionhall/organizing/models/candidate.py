"""Candidates, who nominated them, and the facts by which they are judged."""

from django.db import models

from unionhall.base.fields import ScopePathField
from unionhall.organizing.models.undertaking import Undertaking
from unionhall.organizing.rules.eligibility import FUNCTIONS, RELATIONS
from unionhall.organizing.rules.kinds import BODIES
from unionhall.registry.models import Person


class Candidate(models.Model):
    """Somebody who stands for a body. Whether they may is computed from these facts, never ticked.

    ``stroke_key`` orders names as ballots do (姓氏笔画). ``person`` is empty only for an outsider whom the superior
    recommends as chair.
    """

    undertaking = models.ForeignKey(Undertaking, on_delete=models.CASCADE, related_name="candidates")
    scope_path = ScopePathField()
    body = models.CharField(max_length=12, choices=BODIES.items())
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    stroke_key = models.CharField(max_length=120)
    function = models.CharField(max_length=24, blank=True, choices=FUNCTIONS.items())
    relation = models.CharField(max_length=16, blank=True, choices=RELATIONS.items())
    frontline = models.BooleanField(default=False)
    recommended_by_superior = models.BooleanField(default=False)
    missed_training = models.BooleanField(default=False)
    answer = models.CharField(max_length=400, blank=True)
    nominations = models.JSONField(default=dict, help_text="Votes by nominating group.")
    withdrawn_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["scope_path", "id"], name="organizing_cand_scope")]
        constraints = [
            models.UniqueConstraint(
                fields=["undertaking", "body", "person"],
                condition=models.Q(withdrawn_reason=""),
                name="organizing_cand_once",
            )
        ]

    def __str__(self) -> str:
        return self.name
