"""Close the undertaking's file when its run ends: done, or given up."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.organizing.queries.undertakings import undertaking_of_run
from unionhall.workflow.models import Run

GRANT = "organizing.run_procedure"


@transaction.atomic
def finish_undertaking(*, actor: Actor, run: Run, values: Mapping[str, Any], now: datetime) -> None:
    """Note the end (the effect of the last events of both tables); another one can begin afterwards."""
    require(actor, GRANT)
    # Gather
    found = undertaking_of_run(run.pk)
    # Record
    found.finished_on = clock.today(now)
    found.outcome = run.outcome or "done"
    found.version += 1
    found.save(update_fields=["finished_on", "outcome", "version"])
    audit.record(
        actor=actor,
        verb="organizing.finish_undertaking",
        subject=f"undertaking:{found.pk}",
        scope_path=found.scope_path,
        now=now,
        facts={"outcome": found.outcome},
    )
