"""Stand aside in a matter, or say that somebody must (回避)."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.workflow.models import StandAside
from unionhall.workflow.queries.people import takes_part
from unionhall.workflow.queries.runs import run_to_act_in
from unionhall.workflow.rules.grants import SET_ASIDE
from unionhall.workflow.rules.values import clean_reason


@transaction.atomic
def stand_aside(*, actor: Actor, run_id: int, account_id: int | None = None, reason: str, now: datetime) -> None:
    """``account_id`` (oneself when not given) takes no further step in the run; there is no way back.

    For somebody else only the union above says it, and only of who could act in the run at all.
    """
    require(actor, "workflow.act")
    # Gather
    run = run_to_act_in(actor, run_id, lock=True)
    who = account_id if account_id is not None else actor.account_id
    # Decide
    if who is None:
        raise Refused("workflow.aside_nobody", N_("Only a person with a log-in can stand aside."))
    if who != actor.account_id:
        require(actor, SET_ASIDE, run.superior_path)
        if not takes_part(who, run):
            raise Refused("workflow.aside_stranger", N_("This person has no part in the matter."), where="account_id")
    said = clean_reason(reason, required=True)[:200]
    # Record
    StandAside.objects.get_or_create(
        run=run, account_id=who, defaults={"reason": said, "said_by_id": actor.account_id, "at": now}
    )
    record(
        actor=actor,
        verb="workflow.stand_aside",
        subject=run.ref,
        scope_path=run.scope_path,
        now=now,
        facts={"account": who},
        reason=said,
    )
