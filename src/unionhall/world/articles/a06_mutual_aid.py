"""A6: the mutual-aid association of Litong district, which began in 2014; its schemes come with their module."""

from datetime import date, datetime

from unionhall.kernel.actors import Actor
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.rules.kinds import MUTUAL_AID_BODY
from unionhall.registry.rules.rows import NewOrganisation

BODY = "WZ-LT-HZ"


def build(*, actor: Actor, now: datetime) -> None:
    """Found the association under the district's federation."""
    row = NewOrganisation(
        code=BODY,
        name="利通区职工互助会",
        kind=MUTUAL_AID_BODY,
        region_code="640302",
        founded_on=date(2014, 1, 1),
        is_demo=True,
    )
    found_organisations(actor=actor, parent_code="WZ-LT", rows=[row], now=now)
