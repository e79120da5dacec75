"""Found one organisation."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.rules.rows import NewOrganisation


@transaction.atomic
def found_organisation(
    *,
    actor: Actor,
    parent_code: str,
    code: str,
    name: str,
    kind: str,
    region_code: str = "",
    uscc: str = "",
    founded_on: date | None = None,
    term_ends_on: date | None = None,
    short_name: str = "",
    address: str = "",
    provincial_park: bool = False,
    is_demo: bool = False,
    now: datetime,
) -> int:
    """Found it under ``parent_code`` (empty: as a root) and return its id."""
    require(actor, "registry.found_organisation")
    row = NewOrganisation(
        code=code,
        name=name,
        kind=kind,
        region_code=region_code,
        uscc=uscc,
        founded_on=founded_on,
        term_ends_on=term_ends_on,
        short_name=short_name,
        address=address,
        provincial_park=provincial_park,
        is_demo=is_demo,
    )
    return found_organisations(actor=actor, parent_code=parent_code, rows=[row], now=now)[code]
