"""Ask for the good and ticked rows of a roster to go in."""

from datetime import datetime

from django.db import transaction

from unionhall.base.authority import require
from unionhall.base.jobs import enqueue
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.queries import rosters
from unionhall.registry.rules.rosters import COMMITTED, STAGED, check_state


@transaction.atomic
def start_commit(*, actor: Actor, batch_id: int, now: datetime) -> int:
    """Enqueue the next commit and return the job's id; asked twice it is the same job."""
    require(actor, rosters.GRANT)
    # Gather
    batch = rosters.batch(actor, batch_id, lock=True)
    wave = batch.commits + 1
    # Decide
    check_state(batch.state, STAGED, COMMITTED)
    if not rosters.waiting(batch, wave):
        raise Refused(
            "registry.roster_nothing",
            N_("No row is ready to go in. Tick warned rows, or mend the refused ones and upload them again."),
        )
    # Record
    batch.job_id = enqueue(
        "registry.commit_roster",
        {"batch": batch.pk, "wave": wave},
        actor=actor,
        now=now,
        key=f"{batch.pk}.{wave}",
        scope_path=batch.scope_path,
    )
    batch.save(update_fields=["job_id"])
    return int(batch.job_id)
