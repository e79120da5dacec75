"""Conditions of the inbox's filters."""

from datetime import date

from django.db.models import Q


def is_overdue(today: date) -> Q:
    """Return the condition of runs whose next clock has run out."""
    return Q(due_on__lt=today, finished_at__isnull=True)


def is_escalated() -> Q:
    """Return the condition of runs that are shown to those above."""
    return ~Q(escalated_path="")
