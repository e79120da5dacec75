"""Answers that were given before."""

import json
from dataclasses import dataclass

from unionhall.base.audit import actor_label
from unionhall.base.models import RememberedAnswer
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict
from unionhall.kernel.text import N_


@dataclass(frozen=True, slots=True)
class Answer:
    """A stored answer: HTTP status and the parsed body."""

    status: int
    body: object


def remembered_answer(*, actor: Actor, key: str, fingerprint: str) -> Answer | None:
    """Return what the actor was answered under ``key``; ``Conflict`` when that was another request."""
    held = RememberedAnswer.objects.filter(caller=actor_label(actor), key=key).first()
    if held is None:
        return None
    if held.fingerprint != fingerprint:
        raise Conflict(
            "base.key_used",
            N_("This key was used for another request. Take a fresh key for each new request."),
        )
    return Answer(status=held.status, body=json.loads(held.body))
