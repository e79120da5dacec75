"""Delete a saved filter of one's own."""

from django.db import transaction

from unionhall.base.authority import require
from unionhall.base.models import SavedFilter
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_


@transaction.atomic
def drop_filter(*, actor: Actor, filter_id: int) -> None:
    """Delete the filter; somebody else's is not found."""
    require(actor, "base.keep_preferences")
    # Gather
    mine = SavedFilter.objects.filter(pk=filter_id, owner_id=actor.account_id)
    # Decide
    if not mine.exists():
        raise NotFound("base.no_filter", N_("This saved filter is gone, or it is not yours."))
    # Record
    mine.delete()
