"""Write the heads of the audit chains down outside the database."""

from datetime import datetime

from django.db import transaction

from unionhall.base.anchors import write_anchor
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor


@transaction.atomic
def anchor_audit(*, actor: Actor, now: datetime) -> bool:
    """Append one anchor; ``False`` when nothing happened since the last one."""
    require(actor, "base.anchor_audit")
    # Record
    return write_anchor(now=now)
