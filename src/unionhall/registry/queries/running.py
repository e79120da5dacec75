"""What still hangs on an organisation or an employer: the counts that keep it open."""

from datetime import date

from django.db.models import Q

from unionhall.base.authority import within
from unionhall.registry.models import Coverage, Employer, MembershipSpell, Organisation, Post
from unionhall.registry.rules.kinds import RUNNING


def _open_after(day: date) -> Q:
    return Q(to_on__isnull=True) | Q(to_on__gt=day)


def running_at(organisation: Organisation, last_on: date) -> dict[str, int]:
    """Return what would still run after ``last_on`` (five counts); the organisation comes from a scoped query."""
    below = Organisation.objects.filter(within(organisation.path, field="path"), closed_on__isnull=True)
    return {
        "organisations": below.exclude(pk=organisation.pk).order_by().count(),
        "employers": Employer.objects.filter(seat=organisation, closed_on__isnull=True).count(),
        "members": MembershipSpell.objects.filter(union=organisation, status__in=RUNNING).count(),
        "posts": Post.objects.filter(_open_after(last_on), organisation=organisation).count(),
        "coverages": Coverage.objects.filter(_open_after(last_on), union=organisation).count(),
    }


def running_with(employer: Employer, last_on: date) -> dict[str, int]:
    """Return the coverages of an employer that would still run after ``last_on``."""
    return {"coverages": Coverage.objects.filter(_open_after(last_on), employer=employer).count()}
