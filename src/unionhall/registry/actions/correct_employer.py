"""Correct what is on record about an employer."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit, clock, outbox
from unionhall.base.authority import require
from unionhall.base.pinyin import name_index
from unionhall.kernel.actors import Actor
from unionhall.registry.events import EmployerCorrected
from unionhall.registry.queries.employers import employers_by_uscc, first_covered_on
from unionhall.registry.rules.corrections import changed_fields, check_employer_details, tidied_employer
from unionhall.registry.rules.people import check_version
from unionhall.registry.rules.rows import EmployerDetails

GRANT = "registry.register_employer"


@transaction.atomic
def correct_employer(
    *, actor: Actor, uscc: str, row: EmployerDetails, version: int, reason: str = "", now: datetime
) -> list[str]:
    """Let the record say what ``row`` says and return the names of the fields that changed.

    ``version`` is that of the record which the person at the screen saw. What is the same already leaves no trace.
    """
    require(actor, GRANT)
    row = tidied_employer(row)
    # Gather
    employer = employers_by_uscc(actor, [uscc], GRANT, lock=True)[uscc]
    covered_on = first_covered_on(employer)
    # Decide
    check_version(held=employer.version, seen=version)
    check_employer_details(
        row, uscc=uscc, closed_on=employer.closed_on, first_covered_on=covered_on, today=clock.today(now)
    )
    changed = changed_fields(row, vars(employer))
    if not changed:
        return changed
    # Record
    before = {name: getattr(employer, name) for name in changed}
    for name in changed:
        setattr(employer, name, getattr(row, name))
    employer.name_index = name_index(row.name)
    employer.version += 1
    employer.save(update_fields=[*changed, "name_index", "version"])
    outbox.announce(
        EmployerCorrected(employer.pk, uscc), aggregate=f"employer:{uscc}", now=now, scope_path=employer.scope_path
    )
    audit.record(
        actor=actor,
        verb="registry.correct_employer",
        subject=f"employer:{uscc}",
        scope_path=employer.scope_path,
        now=now,
        facts={name: [_plain(before[name]), _plain(getattr(row, name))] for name in changed},
        reason=reason.strip()[:200],
    )
    return changed


def _plain(value: object) -> str:
    return "" if value is None else str(value)
