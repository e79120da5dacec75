"""Take in a file that a later step uses by its id."""

from datetime import datetime, timedelta

from django.db import transaction

from unionhall.base import files
from unionhall.base.authority import all_grants, require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

PURPOSE = "handed_in"
KEPT = timedelta(days=7)  # the step that uses a file keeps its own; the number is ours


@transaction.atomic
def hand_in_file(*, actor: Actor, content: bytes, name: str, grant: str, scope_path: str, now: datetime) -> int:
    """Keep the file for a week and return its id; who holds ``grant`` over ``scope_path`` may open and use it."""
    require(actor, "base.hand_in_file", scope_path)
    # Decide
    if grant not in all_grants():
        raise Refused("base.grant_unknown", N_("There is no grant called {grant}."), where="grant", grant=grant)
    require(actor, grant, scope_path)
    # Record
    return files.store(
        content,
        name=name,
        purpose=PURPOSE,
        grant=grant,
        actor=actor,
        scope_path=scope_path,
        now=now,
        expires_at=now + KEPT,
    )
