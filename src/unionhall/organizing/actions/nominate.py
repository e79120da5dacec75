"""Nominate a candidate for a body, with the facts by which they are judged (F6)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_
from unionhall.organizing.models import Candidate
from unionhall.organizing.queries.undertakings import standing_candidates, undertaking
from unionhall.organizing.rules.eligibility import FUNCTIONS, RELATIONS
from unionhall.organizing.rules.kinds import BODIES, MOST_GROUPS
from unionhall.registry.queries.people import people

GRANT = "organizing.run_election"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCandidate:
    """One candidate. ``person_id`` empty: an outsider by ``name``, whom only the superior can recommend as chair.

    ``strokes`` of the family name order the ballot; ``nominations`` are votes by group.
    """

    body: str
    person_id: int | None = None
    name: str = ""
    strokes: int = 0
    function: str = ""
    relation: str = ""
    frontline: bool = False
    recommended_by_superior: bool = False
    missed_training: bool = False
    nominations: Mapping[str, int] = field(default_factory=dict)


@transaction.atomic
def nominate(*, actor: Actor, undertaking_id: int, row: NewCandidate, now: datetime) -> int:
    """Put somebody on the list and return the candidate's id. Who may not stand is kept and shown as such."""
    require(actor, GRANT)
    # Gather
    found = undertaking(actor, undertaking_id, GRANT, lock=True)
    person = people(actor, GRANT).filter(pk=row.person_id).first() if row.person_id is not None else None
    taken = person is not None and standing_candidates(found).filter(body=row.body, person=person).exists()
    # Decide
    if row.body not in BODIES or (row.function and row.function not in FUNCTIONS):
        raise Refused("organizing.unknown_body", N_("Choose the body that the candidate stands for."))
    if row.relation and row.relation not in RELATIONS:
        raise Refused("organizing.unknown_relation", N_("Choose how the candidate is related."))
    if person is None and (row.person_id is not None or not row.name.strip()):
        raise Refused("organizing.nobody", N_("There is no such person within your reach. Choose a member."))
    if taken and person is not None:
        raise Conflict("organizing.nominated", N_("{name} is on this list already."), name=person.name)
    if len(row.nominations) > MOST_GROUPS or any(votes < 0 for votes in row.nominations.values()):
        raise Refused("organizing.negative_count", N_("A count cannot be negative."))
    # Record
    name = person.name if person is not None else row.name.strip()[:60]
    made = Candidate.objects.create(
        undertaking=found,
        scope_path=found.scope_path,
        body=row.body,
        person=person,
        name=name,
        stroke_key=f"{min(max(row.strokes, 0), 99):02d} {name}",
        function=row.function,
        relation=row.relation,
        frontline=row.frontline,
        recommended_by_superior=row.recommended_by_superior,
        missed_training=row.missed_training,
        nominations={group[:60]: votes for group, votes in row.nominations.items()},
    )
    audit.record(
        actor=actor,
        verb="organizing.nominate",
        subject=f"undertaking:{undertaking_id}",
        scope_path=found.scope_path,
        now=now,
        facts={"candidate": made.pk, "body": row.body, "groups": len(row.nominations)},
    )
    return int(made.pk)
