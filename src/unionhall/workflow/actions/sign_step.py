"""Sign, or refuse to sign, one step under an event."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, NotAllowed, Refused
from unionhall.kernel.text import N_, Sentence
from unionhall.workflow.models import RunApproval
from unionhall.workflow.queries.judging import AMOUNT, signatures, stand_as, steps_of, why_aside
from unionhall.workflow.queries.runs import declared_of, facts_of, run_by_id
from unionhall.workflow.rules.procedure import Transition
from unionhall.workflow.rules.requirements import Signed, next_step
from unionhall.workflow.rules.separation import Step, keep_apart, makers
from unionhall.workflow.rules.values import clean_reason


@transaction.atomic
def sign_step(
    *, actor: Actor, run_id: int, event: str, step: str, version: int, agreed: bool, reason: str = "", now: datetime
) -> int:
    """Put one's name under ``step`` of ``event``; a refusal needs its reason. Return the signature's id.

    Steps are signed in the order of the table, by different people, none of whom prepared what is signed. The amount
    is read from the facts, never handed in.
    """
    require(actor, "workflow.act")
    # Gather
    run = run_by_id(actor, run_id, lock=True)
    transition = declared_of(run).procedure.transition(run.state, event)
    facts = facts_of(run, now=now, today=clock.today(now))
    amount = int(facts.get(AMOUNT, 0))
    given = signatures(run, event)
    # Decide
    if run.version != version or transition is None or any(one.step == step for one in given):
        raise Conflict("workflow.stale_signature", N_("Somebody was faster. Read it again before you sign."))
    asked = next_step(transition, amount, given)
    if asked is None or asked.code != step:
        raise Refused("workflow.not_asked", N_("This signature is not asked for now."))
    stand = stand_as(actor, run, asked.role, asked.grant)
    if stand is None or actor.account_id is None:
        raise NotAllowed(
            "workflow.not_your_step", N_("“{title}” is not for your role here."), title=Sentence(asked.title)
        )
    aside = why_aside(actor, run, facts)
    if aside is not None:
        raise Refused(aside.code, aside.sentence)
    keep_apart(_before(transition, run_steps=makers(steps_of(run)), given=given), actor.account_id, stand.stood_for)
    said = clean_reason(reason, required=not agreed)
    # Record
    row = RunApproval.objects.create(
        run=run,
        version=version,
        event=event,
        step=step,
        amount_fen=amount,
        agreed=agreed,
        reason=said,
        account_id=actor.account_id,
        stood_for=sorted(stand.stood_for),
        at=now,
    )
    record(
        actor=actor,
        verb="workflow.sign_step",
        subject=run.ref,
        scope_path=run.scope_path,
        now=now,
        facts={"event": event, "step": step, "agreed": agreed, "amount_fen": amount},
    )
    return int(row.pk)


def _before(transition: Transition, *, run_steps: tuple[Step, ...], given: list[Signed]) -> list[Step]:
    """Return whose steps the signer must not have taken: the preparation, and the signatures so far."""
    return [*run_steps, *(Step(one.account_id, one.stood_for, transition.role) for one in given)]
