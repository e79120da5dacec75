"""Where an actor may act: the organisation that a page begins with."""

from unionhall.base.authority import holdings_for
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Organisation
from unionhall.registry.queries.organisations import organisation, organisations


def place_for(actor: Actor, code: str, grant: str) -> Organisation:
    """Return the named organisation, or the one the actor acts for when none is named."""
    if code:
        return organisation(actor, code, grant)
    held = holdings_for(actor, grant)
    path = actor.acting_at or (min((holding.path for holding in held), key=len) if held else "")
    rows = organisations(actor, grant)
    found: Organisation | None = (rows.filter(path=path) if path else rows).first()
    if found is None:
        raise NotFound("papers.no_place", N_("There is no organisation at this place."))
    return found
