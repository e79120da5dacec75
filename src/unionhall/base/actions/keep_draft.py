"""Keep what somebody typed into a form."""

import json
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from unionhall.base.authority import require
from unionhall.base.models import FormDraft
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

LARGEST = 64 * 1024  # bytes of one draft


@transaction.atomic
def keep_draft(*, actor: Actor, form_code: str, subject: str, values: Mapping[str, object], now: datetime) -> None:
    """Replace the actor's draft of this form about this subject."""
    require(actor, "base.keep_preferences")
    assert actor.account_id is not None, "only people have preferences"
    # Gather
    body = json.dumps(dict(values), ensure_ascii=False)
    # Decide
    if len(body.encode()) > LARGEST:
        raise Refused("base.draft_too_large", N_("This form is too large to keep as a draft. Send it now."))
    # Record
    FormDraft.objects.update_or_create(
        account_id=actor.account_id,
        form_code=form_code[:60],
        subject=subject[:60],
        defaults={"body": body, "saved_at": now},
    )
