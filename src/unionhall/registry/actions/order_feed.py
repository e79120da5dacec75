"""Ask for a file towards a receiving system; a job makes it."""

from datetime import datetime

from django.db import transaction

from unionhall.base.authority import require
from unionhall.base.jobs import enqueue
from unionhall.kernel.actors import Actor
from unionhall.registry.queries.feeds import feed_system
from unionhall.registry.queries.organisations import organisation

GRANT = "registry.feed_upward"


@transaction.atomic
def order_feed(*, actor: Actor, system_id: int, organisation_code: str, resend: bool = False, now: datetime) -> int:
    """Queue the job and return its id."""
    require(actor, GRANT)
    system = feed_system(actor, system_id)
    top = organisation(actor, organisation_code, GRANT)
    payload = {"system": system.pk, "organisation": top.code, "resend": resend}
    return enqueue("registry.feed_upward", payload, actor=actor, now=now, scope_path=top.path)
