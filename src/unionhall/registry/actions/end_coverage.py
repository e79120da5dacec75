"""End a coverage with its last day and the reason."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import audit, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.events import EmployersChanged
from unionhall.registry.queries.employers import running_coverage

GRANT = "registry.cover_employer"


@transaction.atomic
def end_coverage(*, actor: Actor, uscc: str, union_code: str, last_on: date, reason: str, now: datetime) -> None:
    """End the open coverage of ``uscc`` by ``union_code`` after ``last_on``."""
    require(actor, GRANT)
    # Gather
    coverage = running_coverage(actor, uscc, union_code, GRANT)
    # Decide
    if last_on < coverage.from_on:
        raise Refused(
            "registry.ends_before_it_begins", N_("{subject}: the last day lies before the first."), subject=uscc
        )
    if not reason.strip():
        raise Refused("registry.no_reason", N_("Say why."))
    # Record
    coverage.to_on = last_on
    coverage.ended_reason = reason.strip()[:200]
    coverage.save(update_fields=["to_on", "ended_reason"])
    outbox.announce_many(EmployersChanged.at([coverage.employer.seat_id]), now=now, scope_path=coverage.scope_path)
    audit.record(
        actor=actor,
        verb="registry.end_coverage",
        subject=f"employer:{uscc}",
        scope_path=coverage.scope_path,
        now=now,
        facts={"union": union_code, "last_on": last_on.isoformat()},
        reason=coverage.ended_reason,
    )
