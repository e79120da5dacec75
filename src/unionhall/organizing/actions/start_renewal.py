"""Begin a re-election, a by-election or a recall in a standing union."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_, Sentence
from unionhall.organizing.models import Undertaking
from unionhall.organizing.queries.renewals import employer_covered_by, open_undertaking
from unionhall.organizing.rules.kinds import BY_ELECTION, ON_TIME, RECALL, REELECTION, TIMINGS, UNDERTAKINGS
from unionhall.organizing.rules.reelection import CODE
from unionhall.organizing.rules.supplementary import BY_ELECTION_CODE, RECALL_CODE
from unionhall.registry.queries.organisations import organisation
from unionhall.workflow.actions.start_run import start_run

GRANT = "organizing.run_procedure"
PROCEDURES = {REELECTION: CODE, BY_ELECTION: BY_ELECTION_CODE, RECALL: RECALL_CODE}


@transaction.atomic
def start_renewal(
    *, actor: Actor, union_code: str, kind: str, timing: str = ON_TIME, reason: str = "", now: datetime
) -> int:
    """Open the undertaking with its run and return its id."""
    require(actor, GRANT)
    # Gather
    union = organisation(actor, union_code, GRANT)
    running = open_undertaking(union.pk, kind)
    # Decide
    if kind not in (REELECTION, BY_ELECTION, RECALL) or timing not in TIMINGS:
        raise Refused("organizing.unknown_kind", N_("Choose a re-election, a by-election or a recall."))
    if running is not None:
        raise Conflict(
            "organizing.already_running",
            N_("{union}: a {kind} is going on already."),
            union=union.name,
            kind=Sentence(UNDERTAKINGS[kind]),
        )
    if (timing != ON_TIME or kind == RECALL) and not reason.strip():
        raise Refused("organizing.reason_missing", N_("Say why it is early or late, or why somebody is recalled."))
    # Record
    superior = union.path[: -union.steplen] or union.path
    run_id = start_run(
        actor=actor,
        procedure=PROCEDURES[kind],
        scope_path=union.path,
        superior_path=superior,
        title=union.name,
        subject=f"organisation:{union.pk}",
        now=now,
    )
    begun = Undertaking.objects.create(
        kind=kind,
        union=union,
        scope_path=union.path,
        superior_path=superior,
        employer=employer_covered_by(union.pk),
        run_id=run_id,
        timing=timing,
        reason=reason.strip()[:200],
        started_at=now,
    )
    audit.record(
        actor=actor,
        verb="organizing.start_renewal",
        subject=f"undertaking:{begun.pk}",
        scope_path=union.path,
        now=now,
        facts={"kind": kind, "union": union_code, "timing": timing},
        reason=begun.reason,
    )
    return int(begun.pk)
