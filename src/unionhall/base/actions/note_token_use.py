"""Remember the day on which a token was last used."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from unionhall.base.authority import require
from unionhall.base.models import ApiToken
from unionhall.kernel.actors import Actor


@transaction.atomic
def note_token_use(*, actor: Actor, token_id: int, today: date) -> None:
    """Keep the day only, and write at most once a day."""
    require(actor, "base.log_in")
    # Record
    unseen = Q(last_used_on__isnull=True) | Q(last_used_on__lt=today)
    ApiToken.objects.filter(unseen, pk=token_id).update(last_used_on=today)
