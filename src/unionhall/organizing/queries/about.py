"""Foundings and re-elections of one enterprise."""

from django.db.models import Q

from unionhall.base.authority import may
from unionhall.kernel.actors import Actor
from unionhall.organizing.models import Undertaking
from unionhall.organizing.queries.undertakings import undertakings
from unionhall.organizing.rules.grants import READ
from unionhall.registry.models import Coverage, Employer
from unionhall.registry.rules.kinds import FEDERATION


def undertakings_about(actor: Actor, employer: Employer, limit: int) -> list[Undertaking] | None:
    """Return the latest of an enterprise and of the unions that cover or covered it; ``None``: not for this reader."""
    if not may(actor, READ):
        return None
    unions = Coverage.objects.filter(employer=employer).exclude(mode=FEDERATION).values("union_id")
    return list(undertakings(actor).filter(Q(employer=employer) | Q(union__in=unions))[:limit])
