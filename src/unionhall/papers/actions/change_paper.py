"""Fill a draft anew."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict
from unionhall.kernel.text import N_
from unionhall.papers.queries.papers import paper, system_values
from unionhall.papers.queries.rendering import laid, title_of
from unionhall.papers.queries.templates import template_of
from unionhall.papers.rules.faults import refuse_faults
from unionhall.papers.rules.fields import read_values
from unionhall.papers.rules.papers import check_draft

GRANT = "papers.fill_paper"


@transaction.atomic
def change_paper(*, actor: Actor, paper_id: int, values: Mapping[str, Any], version: int, now: datetime) -> int:
    """Replace a draft's values and return its new version; the template stays the one that it was begun with."""
    require(actor, GRANT)
    # Gather
    row = paper(actor, paper_id, GRANT, lock=True)
    template = template_of(row.template)
    # Decide
    check_draft(row.state)
    if row.version != version:
        raise Conflict(
            "papers.paper_changed", N_("Somebody else changed this draft meanwhile. Look at it and change it again.")
        )
    read, faults = read_values(template.fields, values)
    refuse_faults(faults)
    seen = read | system_values(row.organisation, clock.today(now).year, None, None)
    laid(template, seen)
    # Record
    row.values = json.dumps(read, ensure_ascii=False)
    row.title = title_of(template, seen)
    row.version += 1
    row.changed_at = now
    row.save(update_fields=["values", "title", "version", "changed_at"])
    audit.record(
        actor=actor,
        verb="papers.change_paper",
        subject=f"paper:{row.pk}",
        scope_path=row.scope_path,
        now=now,
        facts={"version": row.version},
    )
    return int(row.version)
