"""Start one person's membership."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.registry.actions.start_memberships import start_memberships
from unionhall.registry.rules.rows import NewMembership


@transaction.atomic
def start_membership(
    *,
    actor: Actor,
    person_id: int,
    union_code: str,
    from_on: date,
    joined_on: date | None = None,
    group_name: str = "",
    job_title: str = "",
    employment_form: str = "",
    skill_level: str = "",
    worked_since: date | None = None,
    dues_base_fen: int | None = None,
    note: str = "",
    now: datetime,
) -> int:
    """Make the person a member of the union from ``from_on`` and return the spell's id."""
    require(actor, "registry.change_member")
    row = NewMembership(
        person_id=person_id,
        union_code=union_code,
        from_on=from_on,
        joined_on=joined_on,
        group_name=group_name,
        job_title=job_title,
        employment_form=employment_form,
        skill_level=skill_level,
        worked_since=worked_since,
        dues_base_fen=dues_base_fen,
        note=note,
    )
    return start_memberships(actor=actor, rows=[row], now=now)[0]
