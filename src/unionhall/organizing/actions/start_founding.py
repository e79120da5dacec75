"""Begin the founding of a union in an enterprise (F1)."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.organizing.models import Undertaking
from unionhall.organizing.rules.founding import CODE
from unionhall.organizing.rules.kinds import FOUNDING
from unionhall.registry.actions.found_organisation import found_organisation
from unionhall.registry.queries.employers import employer as employer_by_code
from unionhall.registry.queries.organisations import organisation
from unionhall.registry.rules.kinds import GRASSROOTS
from unionhall.workflow.actions.start_run import start_run

GRANT = "organizing.start_founding"


@transaction.atomic
def start_founding(
    *, actor: Actor, uscc: str, code: str, name: str, kind: str = "single_union", key: str = "", now: datetime
) -> int:
    """Open the union on paper under the employer's federation, start its run and return the undertaking's id.

    The organisation stands from now on, so that the preparatory group can take members in (they count at the founding
    meeting); it covers the employer, and counts as one, only when the result is approved.
    """
    require(actor, GRANT)
    # Gather
    employer = employer_by_code(actor, uscc, GRANT)
    # Decide
    if employer.closed_on is not None:
        raise Refused(
            "organizing.employer_closed", N_("{name} is closed, so no union can be founded there."), name=employer.name
        )
    if kind not in GRASSROOTS:
        raise Refused("organizing.no_grassroots_union", N_("Choose a grassroots union: single, joint or organizer."))
    # Record
    found_organisation(
        actor=actor,
        parent_code=employer.seat.code,
        code=code,
        name=name,
        kind=kind,
        region_code=employer.region_code,
        is_demo=employer.is_demo,
        now=now,
    )
    union = organisation(actor, code, GRANT)
    run_id = start_run(
        actor=actor,
        procedure=CODE,
        scope_path=union.path,
        superior_path=employer.seat.path,
        title=name,
        subject=f"employer:{employer.pk}",
        key=key,
        now=now,
    )
    begun = Undertaking.objects.create(
        kind=FOUNDING,
        union=union,
        scope_path=union.path,
        superior_path=employer.seat.path,
        employer=employer,
        run_id=run_id,
        started_at=now,
    )
    audit.record(
        actor=actor,
        verb=GRANT,
        subject=f"undertaking:{begun.pk}",
        scope_path=union.path,
        now=now,
        facts={"employer": uscc, "union": code, "run": run_id},
    )
    return int(begun.pk)
