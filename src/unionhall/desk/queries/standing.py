"""How somebody stands to a part: as its own unit, or as the issuer."""

from unionhall.base.authority import may
from unionhall.desk.models import Part
from unionhall.desk.rules.grants import ANSWER, ISSUE
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotAllowed
from unionhall.kernel.text import N_
from unionhall.workflow.queries.judging import stand_as


def is_own_part(actor: Actor, part: Part) -> bool:
    """Tell whether the actor may act for the unit of a part: the issuer for its own, else the unit of the receipt."""
    if actor.system:
        return True
    if part.run is None:
        return part.above_id is None and may(actor, ISSUE, part.scope_path)
    return stand_as(actor, part.run, "unit", ANSWER) is not None


def require_own_part(actor: Actor, part: Part) -> None:
    """Refuse who does not act for the unit of a part."""
    if not is_own_part(actor, part):
        raise NotAllowed("desk.not_your_part", N_("This is for the unit itself to do."))
