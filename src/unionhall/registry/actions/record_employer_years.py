"""Record what employers report for a year."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from unionhall.base import audit, clock, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.registry.events import EmployersChanged
from unionhall.registry.models import EmployerYear
from unionhall.registry.queries.employers import employers_by_uscc, standing_years
from unionhall.registry.rules.employers import check_years
from unionhall.registry.rules.rows import NewEmployerYear
from unionhall.registry.rules.tree import common_path

GRANT = "registry.register_employer"
FACTS = ("headcount", "women", "sales_fen", "tax_fen", "above_scale")


@transaction.atomic
def record_employer_years(*, actor: Actor, rows: Sequence[NewEmployerYear], now: datetime) -> int:
    """Record all rows or none; return how many were new or changed.

    A year on file is replaced as a whole. Where its facts change, its confirmation falls: somebody must confirm again.
    """
    require(actor, GRANT)
    # Gather
    employers = employers_by_uscc(actor, {row.uscc for row in rows}, GRANT, lock=True)
    standing = standing_years((one.pk for one in employers.values()), {row.year for row in rows})
    # Decide
    check_years(rows, this_year=clock.today(now).year)
    fresh: list[EmployerYear] = []
    changed: list[EmployerYear] = []
    unconfirmed: list[str] = []
    for row in rows:
        employer = employers[row.uscc]
        known = standing.get((employer.pk, row.year))
        target = known or EmployerYear(employer=employer, year=row.year, scope_path=employer.scope_path)
        if known is not None and all(getattr(known, name) == getattr(row, name) for name in (*FACTS, "source")):
            continue
        if known is not None and known.confirmed_at is not None:
            unconfirmed.append(f"{row.uscc}/{row.year}")
        for name in (*FACTS, "source"):
            setattr(target, name, getattr(row, name))
        target.recorded_by_id = actor.account_id
        target.confirmed_by, target.confirmed_at = "", None
        (fresh if known is None else changed).append(target)
    # Record
    EmployerYear.objects.bulk_create(fresh)
    EmployerYear.objects.bulk_update(
        changed, [*FACTS, "source", "recorded_by", "confirmed_by", "confirmed_at"], batch_size=200
    )
    if fresh or changed:
        reach = common_path(target.scope_path for target in (*fresh, *changed))
        seats = (target.employer.seat_id for target in (*fresh, *changed))
        outbox.announce_many(EmployersChanged.at(seats), now=now, scope_path=reach)
        audit.record(
            actor=actor,
            verb="registry.record_employer_years",
            subject=f"employer:{rows[0].uscc}" if len(rows) == 1 else "employers",
            scope_path=reach,
            now=now,
            facts={
                "new": [f"{year.employer.uscc}/{year.year}" for year in fresh],
                "changed": [f"{year.employer.uscc}/{year.year}" for year in changed],
                "confirmation_fell": unconfirmed,
            },
        )
    return len(fresh) + len(changed)
