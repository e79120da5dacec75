"""Keep the answer to a request, so that the same request sent again gets it instead of doing everything twice."""

import json
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from unionhall.base.audit import actor_label
from unionhall.base.authority import require
from unionhall.base.models import RememberedAnswer
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict
from unionhall.kernel.text import N_

KEPT = timedelta(days=2)


@transaction.atomic
def remember_answer(*, actor: Actor, key: str, fingerprint: str, status: int, body: object, now: datetime) -> None:
    """Store ``body`` under the actor's ``key``; ``fingerprint`` is a digest of the request's content.

    Call it in the transaction of what was done: who comes second with the same key at the same moment rolls back.
    """
    require(actor, "base.remember_answer")
    # Gather
    caller = actor_label(actor)
    # Decide
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    # Record
    try:
        with transaction.atomic():
            RememberedAnswer.objects.create(
                caller=caller,
                key=key,
                fingerprint=fingerprint,
                status=status,
                body=content,
                created_at=now,
                expires_at=now + KEPT,
            )
    except IntegrityError as error:
        raise Conflict(
            "base.request_in_progress",
            N_("A request with this key is being answered. Wait a moment and send it again."),
        ) from error
