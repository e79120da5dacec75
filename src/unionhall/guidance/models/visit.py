"""Visits of a station's people to enterprises, and what they found."""

from django.conf import settings
from django.db import models

from unionhall.base.fields import SealedTextField
from unionhall.base.models import FieldFact, StoredFile
from unionhall.desk.models import ServiceOrder
from unionhall.guidance.rules.visits import STANDS, TOPICS
from unionhall.registry.models import Employer, Organisation


class Visit(models.Model):
    """One visit. It is seen through its enterprise, whose place moves with it.

    ``fact`` is where it came from when it was captured on a phone. A visit set aside contradicts another one that a
    person kept: it stays on record and counts nowhere. Who was met and the remark name people and are sealed.
    """

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="+")
    station = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    visited_on = models.DateField()
    visitor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    met = SealedTextField(default=b"", blank=True)
    remark = SealedTextField(default=b"", blank=True)
    need_kind = models.CharField(max_length=40, blank=True)
    need_title = models.CharField(max_length=120, blank=True)
    need_text = models.CharField(max_length=2000, blank=True)
    order = models.ForeignKey(ServiceOrder, null=True, on_delete=models.PROTECT, related_name="+")
    next_on = models.DateField(null=True)
    fact = models.OneToOneField(FieldFact, null=True, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=80, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    set_aside_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    set_aside_at = models.DateTimeField(null=True)
    set_aside_reason = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["employer", "visited_on"], name="guidance_visit_employer")]
        constraints = [
            models.UniqueConstraint(
                fields=["recorded_by", "key"], condition=~models.Q(key=""), name="guidance_visit_once"
            ),
            models.CheckConstraint(
                condition=models.Q(next_on__isnull=True) | models.Q(next_on__gt=models.F("visited_on")),
                name="guidance_visit_next",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employer_id} {self.visited_on}"


class VisitFinding(models.Model):
    """What a visit found on one topic."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="findings")
    topic = models.CharField(max_length=20, choices=TOPICS.items())
    stand = models.CharField(max_length=10, blank=True, choices=STANDS.items())
    note = SealedTextField(default=b"", blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "topic"], name="guidance_finding_once")]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.topic}"


class VisitPhoto(models.Model):
    """A photo taken at a visit."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="photos")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.visit_id}: {self.file_id}"
