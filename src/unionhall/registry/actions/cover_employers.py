"""Say which unions cover which employers from a day."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from unionhall.base import audit, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.registry.events import EmployersChanged
from unionhall.registry.models import Coverage
from unionhall.registry.queries.employers import employers_by_uscc, standing_coverages
from unionhall.registry.queries.organisations import organisations_by_code
from unionhall.registry.rules.coverage import Lifetime, check_coverages
from unionhall.registry.rules.employers import check_size
from unionhall.registry.rules.rows import NewCoverage
from unionhall.registry.rules.tree import common_path

GRANT = "registry.cover_employer"


@transaction.atomic
def cover_employers(*, actor: Actor, rows: Sequence[NewCoverage], now: datetime) -> int:
    """Record all rows or none; return how many. Employer and union must both be within the actor's reach."""
    require(actor, GRANT)
    check_size(rows)
    # Gather
    employers = employers_by_uscc(actor, {row.uscc for row in rows}, GRANT, lock=True)
    unions = organisations_by_code(actor, {row.union_code for row in rows}, GRANT, lock=True)
    standing = standing_coverages(
        employer_ids=(employer.pk for employer in employers.values()), union_ids=(union.pk for union in unions.values())
    )
    # Decide
    check_coverages(
        rows,
        employers={uscc: Lifetime(one.opened_on, one.closed_on, "", one.name) for uscc, one in employers.items()},
        unions={code: Lifetime(one.founded_on, one.closed_on, one.kind, one.name) for code, one in unions.items()},
        standing=standing,
    )
    # Record
    covered = Coverage.objects.bulk_create(
        Coverage(
            employer=employers[row.uscc],
            union=unions[row.union_code],
            scope_path=employers[row.uscc].scope_path,
            mode=row.mode,
            from_on=row.from_on,
            to_on=row.to_on,
        )
        for row in rows
    )
    if covered:
        seats = (employers[row.uscc].seat_id for row in rows)
        reach = common_path(one.scope_path for one in covered)
        outbox.announce_many(EmployersChanged.at(seats), now=now, scope_path=reach)
        audit.record(
            actor=actor,
            verb=GRANT,
            subject=f"employer:{rows[0].uscc}" if len(rows) == 1 else "employers",
            scope_path=reach,
            now=now,
            facts={"count": len(covered), "coverages": [f"{row.union_code}>{row.uscc}:{row.mode}" for row in rows]},
        )
    return len(covered)
