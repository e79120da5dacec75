"""Open a person's sealed data, and keep who read it and why."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.queries.people import person as person_by_id

GRANT = "registry.reveal_person"


@dataclass(frozen=True, slots=True)
class Revealed:
    """What was sealed; it is shown once and stored nowhere."""

    id_type: str
    id_number: str
    phone: str


@transaction.atomic
def reveal_person(*, actor: Actor, person_id: int, reason: str, now: datetime) -> Revealed:
    """Return number and phone; the reading is written into the audit trail with its reason."""
    require(actor, GRANT)
    # Gather
    person = person_by_id(actor, person_id, GRANT)
    # Decide
    why = " ".join(reason.split())[:200]
    if len(why) < 4:
        raise Refused("registry.no_reveal_reason", N_("Say what you need the sealed data for; the reason is kept."))
    # Record
    audit.record(
        actor=actor,
        verb=GRANT,
        subject=f"person:{person.pk}",
        scope_path=person.scope_path,
        now=now,
        facts={"fields": ["id_number", "phone"]},
        reason=why,
    )
    return Revealed(person.id_type, person.id_number, person.phone)
