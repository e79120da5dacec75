"""Hand out the workbook of rows that did not go in: it holds personal data, so it is written down who took it."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from unionhall.base import audit, files
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.queries import rosters
from unionhall.registry.rules.roster.cells import open_sheets
from unionhall.registry.rules.roster.layout import find_roster
from unionhall.registry.rules.roster.workbooks import MOST_ROWS, errors


@transaction.atomic
def hand_out_errors(*, actor: Actor, batch_id: int, say: Callable[[str], str], now: datetime) -> bytes:
    """Return an xlsx with the held and refused rows as they stood; ``say`` puts a reason into the reader's language."""
    require(actor, rosters.GRANT)
    # Gather
    batch = rosters.batch(actor, batch_id)
    faulty = list(rosters.faulty_rows(batch, MOST_ROWS))
    if not faulty:
        raise Refused("registry.roster_faultless", N_("Every row of this roster went in: there is nothing to mend."))
    content = files.read(actor=actor, file_id=batch.file_id).content
    found = find_roster(open_sheets(content), rosters.mapping_of(batch.union_id), batch.sheet)
    # Record
    audit.record(
        actor=actor,
        verb="registry.hand_out_errors",
        subject=f"roster:{batch.pk}",
        scope_path=batch.scope_path,
        now=now,
        facts={"rows": len(faulty)},
    )
    return errors(found, faulty, say)
