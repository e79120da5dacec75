"""Papers about an enterprise: those of its union, newest first."""

from datetime import date

from unionhall.base.authority import may
from unionhall.kernel.actors import Actor
from unionhall.papers.models import Paper
from unionhall.papers.queries.papers import READ, papers
from unionhall.registry.models import Coverage, Employer
from unionhall.registry.queries.listed import running_on
from unionhall.registry.rules.kinds import FEDERATION

SHOWN = 8


def papers_about(actor: Actor, employer: Employer, on: date) -> list[Paper] | None:
    """Return the latest papers of the enterprise's own or joint union; ``None`` when the actor reads no papers."""
    if not may(actor, READ):
        return None
    unions = Coverage.objects.filter(running_on(on), employer=employer).exclude(mode=FEDERATION)
    return list(papers(actor).filter(organisation__in=unions.values("union_id")).order_by("-pk")[:SHOWN])
