"""Forget what was typed, because it was sent or is no longer wanted."""

from django.db import transaction

from unionhall.base.authority import require
from unionhall.base.models import FormDraft
from unionhall.kernel.actors import Actor


@transaction.atomic
def drop_draft(*, actor: Actor, form_code: str, subject: str) -> None:
    """Delete the actor's draft of this form about this subject, if there is one."""
    require(actor, "base.keep_preferences")
    assert actor.account_id is not None, "only people have preferences"
    # Gather
    mine = FormDraft.objects.filter(account_id=actor.account_id, form_code=form_code, subject=subject)
    # Decide: nothing stands against it.
    # Record
    mine.delete()
