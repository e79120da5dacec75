"""Register employers of one call together."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from unionhall.base import audit, outbox
from unionhall.base.authority import require
from unionhall.base.pinyin import name_index
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict
from unionhall.kernel.text import N_
from unionhall.registry.events import EmployersChanged
from unionhall.registry.models import Employer
from unionhall.registry.queries.employers import taken_employer_codes
from unionhall.registry.queries.organisations import organisations_by_code
from unionhall.registry.rules.employers import check_employers, check_seat, tidied_employers
from unionhall.registry.rules.rows import NewEmployer
from unionhall.registry.rules.tree import common_path

GRANT = "registry.register_employer"


@transaction.atomic
def register_employers(*, actor: Actor, seat_code: str, rows: Sequence[NewEmployer], now: datetime) -> dict[str, int]:
    """Register all rows or none at ``seat_code`` (or each row's own seat); return their ids by credit code."""
    require(actor, GRANT)
    if not rows:
        return {}
    rows = tidied_employers(rows)
    # Gather
    seats = organisations_by_code(actor, {row.seat_code or seat_code for row in rows}, GRANT, lock=True)
    taken = taken_employer_codes([row.uscc for row in rows])
    # Decide
    for seat in seats.values():
        check_seat(name=seat.name, kind=seat.kind, closed_on=seat.closed_on)
    check_employers(rows, taken=taken)
    # Record
    fresh = []
    for row in rows:
        seat = seats[row.seat_code or seat_code]
        fresh.append(
            Employer(
                uscc=row.uscc,
                name=row.name,
                name_index=name_index(row.name),
                form=row.form,
                industry=row.industry,
                region_code=row.region_code or seat.region_code,
                seat=seat,
                scope_path=seat.path,
                opened_on=row.opened_on,
                is_demo=row.is_demo,
            )
        )
    try:
        with transaction.atomic():
            registered = Employer.objects.bulk_create(fresh)
    except IntegrityError as error:
        raise Conflict(
            "registry.registered_meanwhile",
            N_("Somebody registered one of these at the same moment. Look and try again."),
        ) from error
    reach = common_path(employer.scope_path for employer in registered)
    outbox.announce_many(EmployersChanged.at(one.seat_id for one in registered), now=now, scope_path=reach)
    by_seat: dict[str, list[str]] = {}
    for employer in registered:
        by_seat.setdefault(employer.seat.code, []).append(employer.uscc)
    for code, credit_codes in sorted(by_seat.items()):
        audit.record(
            actor=actor,
            verb=GRANT,
            subject=f"employer:{credit_codes[0]}" if len(registered) == 1 else f"organisation:{code}",
            scope_path=seats[code].path,
            now=now,
            facts={"count": len(credit_codes), "employers": credit_codes},
        )
    return {employer.uscc: employer.pk for employer in registered}
