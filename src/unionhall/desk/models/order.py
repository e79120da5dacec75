"""Service orders: what an enterprise asked for and what became of it; where it stands is said by its run."""

from django.conf import settings
from django.db import models

from unionhall.base.fields import ScopePathField
from unionhall.desk.rules.service import GROUNDS, LEAST_STARS, MOST_STARS
from unionhall.registry.models import Employer, Organisation
from unionhall.workflow.models import Run


class ServiceOrder(models.Model):
    """One need of an enterprise. It stands at its union, or, where it has none, on the ground of the enterprise.

    ``visit_by`` is fixed when the order is accepted and does not move when somebody else takes it over.
    """

    run = models.OneToOneField(Run, null=True, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    employer = models.ForeignKey(Employer, null=True, on_delete=models.PROTECT, related_name="+")
    union = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    need = models.CharField(max_length=2000, blank=True)
    name_index = models.CharField(max_length=1200, blank=True, help_text="Enterprise, union and title for search.")
    asked_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_on = models.DateField(null=True)
    visit_by = models.DateField(null=True)
    assigned_to = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    visited_on = models.DateField(null=True)
    planned_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    done_note = models.CharField(max_length=1000, blank=True)
    confirmed_on = models.DateField(null=True)
    stars = models.PositiveSmallIntegerField(null=True)
    words = models.CharField(max_length=1000, blank=True)
    ground = models.CharField(max_length=20, blank=True, choices=GROUNDS.items())

    class Meta:
        indexes = [
            models.Index(fields=["scope_path", "id"], name="desk_order_scope"),
            models.Index(fields=["employer", "id"], name="desk_order_employer"),
            models.Index(fields=["union", "id"], name="desk_order_union"),
            models.Index(fields=["assigned_to", "id"], name="desk_order_assigned"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(employer__isnull=False) | models.Q(union__isnull=False),
                name="desk_order_for_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(stars__isnull=True) | models.Q(stars__gte=LEAST_STARS, stars__lte=MOST_STARS),
                name="desk_order_stars",
            ),
        ]

    def __str__(self) -> str:
        return self.title
