"""Note what the papers of an undertaking say besides its numbers: contact, place, duties, reports."""

import json
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.organizing.queries.particulars import particulars_of
from unionhall.organizing.queries.undertakings import undertaking
from unionhall.organizing.rules.particulars import check_particular

GRANT = "organizing.run_procedure"


@transaction.atomic
def note_particulars(*, actor: Actor, undertaking_id: int, given: Mapping[str, str], now: datetime) -> None:
    """Keep what is given and leave the rest as it is; an empty text takes one away. Kept sealed: it names people."""
    require(actor, GRANT)
    # Gather
    found = undertaking(actor, undertaking_id, GRANT, lock=True)
    known = particulars_of(found)
    # Decide
    read = {key: check_particular(key, text) for key, text in given.items()}
    kept = {key: text for key, text in {**known, **read}.items() if text}
    # Record
    found.particulars = json.dumps(kept, ensure_ascii=False)
    found.save(update_fields=["particulars"])
    audit.record(
        actor=actor,
        verb="organizing.note_particulars",
        subject=f"undertaking:{undertaking_id}",
        scope_path=found.scope_path,
        now=now,
        facts={"noted": sorted(read)},
    )
