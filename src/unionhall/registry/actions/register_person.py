"""Register one person."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.registry.actions.register_persons import register_persons
from unionhall.registry.rules.rows import NewPerson


@transaction.atomic
def register_person(
    *,
    actor: Actor,
    organisation_code: str,
    name: str,
    id_type: str = "",
    id_number: str = "",
    phone: str = "",
    sex: str = "",
    birth_on: date | None = None,
    ethnicity: str = "",
    political_status: str = "",
    education: str = "",
    household_region: str = "",
    is_demo: bool = False,
    now: datetime,
) -> int:
    """Register the person with the organisation that keeps the record and return the id."""
    require(actor, "registry.register_person")
    row = NewPerson(
        name=name,
        id_type=id_type,
        id_number=id_number,
        phone=phone,
        sex=sex,
        birth_on=birth_on,
        ethnicity=ethnicity,
        political_status=political_status,
        education=education,
        household_region=household_region,
        is_demo=is_demo,
    )
    return register_persons(actor=actor, organisation_code=organisation_code, rows=[row], now=now)[0]
