"""The audit trail over the API."""

import json
from datetime import datetime
from typing import Annotated, Any

from ninja import Field, Router, Schema
from pydantic import Field as Bound

from unionhall.base.api.shapes import PLAIN, After, Limit, Page, page
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.base.places import codes_of
from unionhall.base.queries.audit import audit_lines, audit_trail

router = Router(tags=["audit"])
Subject = Annotated[str, Bound(max_length=160, pattern=PLAIN)]
Verb = Annotated[str, Bound(max_length=80, pattern=PLAIN)]


class AuditOut(Schema):
    """One thing done or read; ``shard``, ``sequence`` and ``digest`` place it in its chain."""

    id: int
    at: datetime
    account_id: int | None
    who: str
    door: str
    verb: str
    subject: str
    organisation_code: str = Field(description="Where the subject stands today; empty: the whole installation")
    facts: dict[str, Any]
    reason: str
    shard: int
    sequence: int
    digest: str


@router.get("audit", response=Page[AuditOut])
def list_audit(
    request: ActorRequest, subject: Subject = "", verb: Verb = "", after: After = 0, limit: Limit = 50
) -> Any:
    """List what happened within reach, the oldest first."""
    require(request.actor, "base.read_audit")
    rows = audit_trail(request.actor).select_related("place")
    rows = rows.filter(subject=subject) if subject else rows
    found = page(rows.filter(verb=verb) if verb else rows, after, limit)
    codes = codes_of([row.place.scope_path for row in found["items"]])
    items = [
        {
            "id": line.record.pk,
            "at": line.record.at,
            "account_id": line.record.account_id,
            "who": line.who,
            "door": line.record.door,
            "verb": line.record.verb,
            "subject": line.record.subject,
            "organisation_code": line.where,
            "facts": json.loads(line.record.facts),
            "reason": line.record.reason,
            "shard": line.record.shard,
            "sequence": line.record.sequence,
            "digest": line.record.digest,
        }
        for line in audit_lines(found["items"], codes)
    ]
    return found | {"items": items}
