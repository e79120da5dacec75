"""Take in a roster file for one union."""

import hashlib
from datetime import datetime

from django.db import transaction

from unionhall.base import audit, clock, files
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.registry.models import ImportBatch
from unionhall.registry.queries.organisations import organisation
from unionhall.registry.rules.roster.cells import check_file
from unionhall.registry.rules.rosters import UPLOADED, check_may_hold

GRANT = "registry.import_roster"


@transaction.atomic
def upload_roster(*, actor: Actor, union_code: str, content: bytes, file_name: str, now: datetime) -> int:
    """Store the file and return the batch's id; refuses at once what is no workbook. Judging it is a job."""
    require(actor, GRANT)
    # Gather
    union = organisation(actor, union_code, GRANT)
    # Decide
    check_may_hold(union.kind, closed=union.closed_on is not None)
    check_file(content)
    # Record
    file_id = files.store(
        content, name=file_name, purpose="roster", grant=GRANT, actor=actor, scope_path=union.path, now=now
    )
    batch = ImportBatch.objects.create(
        union=union,
        scope_path=union.path,
        file_id=file_id,
        file_name=file_name[:200],
        digest=hashlib.sha256(content).hexdigest(),
        state=UPLOADED,
        as_of_on=clock.today(now),
        created_by_id=actor.account_id,
        created_at=now,
    )
    audit.record(
        actor=actor,
        verb="registry.upload_roster",
        subject=f"roster:{batch.pk}",
        scope_path=union.path,
        now=now,
        facts={"union": union.code, "sha256": batch.digest, "bytes": len(content)},
    )
    return int(batch.pk)
