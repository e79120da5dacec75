"""Register one employer."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.registry.actions.register_employers import register_employers
from unionhall.registry.rules.rows import NewEmployer


@transaction.atomic
def register_employer(
    *,
    actor: Actor,
    seat_code: str,
    uscc: str,
    name: str,
    form: str,
    industry: str,
    region_code: str = "",
    opened_on: date | None = None,
    is_demo: bool = False,
    now: datetime,
) -> int:
    """Register it at ``seat_code`` and return its id."""
    require(actor, "registry.register_employer")
    row = NewEmployer(
        uscc=uscc,
        name=name,
        form=form,
        industry=industry,
        region_code=region_code,
        opened_on=opened_on,
        is_demo=is_demo,
    )
    (registered,) = register_employers(actor=actor, seat_code=seat_code, rows=[row], now=now).values()
    return registered
