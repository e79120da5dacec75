"""What an enterprise practises, as dated facts with a source; what nobody recorded stays unknown."""

from django.conf import settings
from django.db import models

from unionhall.guidance.rules.practices import FORMS, KINDS
from unionhall.registry.models import Employer


class EmployerPractice(models.Model):
    """One fact: on ``held_on`` the congress met, a posting went up, a contract was signed, or none was found.

    ``held`` false says that on this day there was none: that is knowledge, not a gap. ``valid_to`` is the last day of a
    contract, or the day by which the next posting is due.
    """

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=KINDS.items())
    form = models.CharField(max_length=20, choices=FORMS.items(), blank=True)
    held = models.BooleanField(default=True)
    held_on = models.DateField()
    valid_to = models.DateField(null=True)
    source = models.CharField(max_length=120)
    note = models.CharField(max_length=400, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["employer", "kind", "held_on"], name="guidance_practice_latest")]
        constraints = [
            models.UniqueConstraint(
                fields=["employer", "kind", "form", "held_on"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="guidance_practice_once",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("held_on")),
                name="guidance_practice_span",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employer_id} {self.kind} {self.held_on}"
