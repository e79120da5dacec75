"""Close an employer that no union covers any more."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import audit, clock, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.registry.events import EmployersChanged
from unionhall.registry.queries.employers import employers_by_uscc
from unionhall.registry.queries.running import running_with
from unionhall.registry.rules.standing import check_close

GRANT = "registry.register_employer"


@transaction.atomic
def close_employer(*, actor: Actor, uscc: str, last_on: date, reason: str, now: datetime) -> None:
    """Close the employer after ``last_on``; its yearly facts stay."""
    require(actor, GRANT)
    # Gather
    employer = employers_by_uscc(actor, [uscc], GRANT, lock=True)[uscc]
    running = running_with(employer, last_on)
    # Decide
    check_close(
        name=employer.name,
        founded_on=employer.opened_on,
        closed_on=employer.closed_on,
        last_on=last_on,
        today=clock.today(now),
        reason=reason,
        running=running,
    )
    # Record
    employer.closed_on = last_on
    employer.closed_reason = reason.strip()[:200]
    employer.version += 1
    employer.save(update_fields=["closed_on", "closed_reason", "version"])
    outbox.announce_many(EmployersChanged.at([employer.seat_id]), now=now, scope_path=employer.scope_path)
    audit.record(
        actor=actor,
        verb="registry.close_employer",
        subject=f"employer:{uscc}",
        scope_path=employer.scope_path,
        now=now,
        facts={"last_on": last_on.isoformat()},
        reason=employer.closed_reason,
    )
