"""Settle a captured fact that contradicts what stands."""

import json
from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.field_kinds import Captured, all_kinds
from unionhall.base.models import FieldFact
from unionhall.base.queries.field_facts import fact_to_settle, photos_of
from unionhall.base.rules.field_facts import CHOICES, CONFLICT, SETTLED, THEIRS
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_

LONGEST_REASON = 200


@transaction.atomic
def settle_fact(*, actor: Actor, fact_id: int, choice: str, reason: str, now: datetime) -> str:
    """Take what was captured ("mine"), keep what stands ("theirs"), or keep both; return what came of it.

    Nothing is deleted: the fact keeps what it says, with who settled it, how and why.
    """
    require(actor, "base.settle_fact")
    # Gather
    fact = fact_to_settle(actor, fact_id, lock=True)
    kind = all_kinds()[fact.kind]
    # Decide
    said = " ".join(reason.split())
    if fact.state != CONFLICT:
        raise Conflict("base.fact_settled", N_("Somebody has settled this already. Look at what was decided."))
    if choice not in CHOICES:
        raise Refused("base.fact_choice", N_("Choose which of the two is kept, or both."), where="choice")
    if not said or len(said) > LONGEST_REASON:
        raise Refused(
            "base.fact_reason", N_("Say why, in at most {most} letters."), where="reason", most=LONGEST_REASON
        )
    # Record
    result = ""
    if choice != THEIRS:
        captured = Captured(
            fact_id=fact.pk,
            subject=fact.subject,
            base=fact.base,
            body=json.loads(fact.body),
            author_id=fact.account_id,
            happened_at=fact.happened_at,
            file_ids=tuple(photos_of(fact)),
            choice=choice,
            reason=said,
        )
        result = kind.take(actor=actor, fact=captured, now=now)
    FieldFact.objects.filter(pk=fact.pk).update(
        state=SETTLED, choice=choice, reason=said, result=result, settled_by_id=actor.account_id, settled_at=now
    )
    record(
        actor=actor,
        verb="base.settle_fact",
        subject=f"fact:{fact.pk}",
        scope_path=fact.scope_path,
        now=now,
        facts={"kind": fact.kind, "choice": choice, "result": result},
        reason=said,
    )
    return result
