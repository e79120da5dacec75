"""Give an employer another seat: it moved, or it was registered in the wrong place."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.events import EmployersChanged
from unionhall.registry.models import Coverage, EmployerYear
from unionhall.registry.queries.employers import employers_by_uscc
from unionhall.registry.queries.organisations import organisations_by_code
from unionhall.registry.rules.employers import check_seat
from unionhall.registry.rules.tree import common_path

GRANT = "registry.register_employer"


@transaction.atomic
def move_employer(*, actor: Actor, uscc: str, seat_code: str, reason: str, now: datetime) -> None:
    """Move the employer with its facts and coverages to ``seat_code``; the actor must reach both places."""
    require(actor, GRANT)
    # Gather
    employer = employers_by_uscc(actor, [uscc], GRANT, lock=True)[uscc]
    seat = organisations_by_code(actor, [seat_code], GRANT, lock=True)[seat_code]
    # Decide
    check_seat(name=seat.name, kind=seat.kind, closed_on=seat.closed_on)
    if not reason.strip():
        raise Refused("registry.no_reason", N_("Say why."))
    # Record
    old_path, seats = employer.scope_path, {employer.seat_id, seat.pk}
    employer.seat = seat
    employer.scope_path = seat.path
    employer.version += 1
    employer.save(update_fields=["seat", "scope_path", "version"])
    EmployerYear.objects.filter(employer=employer).update(scope_path=seat.path)
    Coverage.objects.filter(employer=employer).update(scope_path=seat.path)
    reach = common_path([old_path, seat.path])
    outbox.announce_many(EmployersChanged.at(seats), now=now, scope_path=reach)
    audit.record(
        actor=actor,
        verb="registry.move_employer",
        subject=f"employer:{uscc}",
        scope_path=seat.path,
        now=now,
        facts={"from": old_path, "to": seat.path},
        reason=reason.strip()[:200],
    )
