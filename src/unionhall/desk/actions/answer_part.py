"""Confirm a deployment, or keep it to return the figures oneself."""

from datetime import datetime

from django.db import transaction

from unionhall.base.authority import require
from unionhall.desk.queries.deployments import part_by_id, units_below
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.workflow.actions.fire import fire
from unionhall.workflow.models import Run


@transaction.atomic
def answer_part(*, actor: Actor, part_id: int, event: str, version: int, reason: str = "", now: datetime) -> int:
    """Fire ``confirm``, ``keep`` or ``release`` on the version that was seen; return the receipt's new version.

    A unit without units below it returns the figures itself: its confirmation keeps the part at once.
    """
    require(actor, "desk.read_deployments")
    # Gather
    part = part_by_id(actor, part_id, lock=True)
    # Decide
    if part.run_id is None:
        raise Refused("desk.no_receipt", N_("The issuer's own part needs no receipt."))
    if event == "pass_on":
        raise Refused("desk.pass_on_by_split", N_("Split the target: that passes it on."))
    # Record
    done = fire(actor=actor, run_id=part.run_id, event=event, version=version, reason=reason, now=now)
    state = Run.objects.values_list("state", flat=True).get(pk=part.run_id)
    if event == "confirm" and state == "confirmed" and not units_below(part.organisation, 1):
        done = fire(actor=actor, run_id=part.run_id, event="keep", version=done, now=now)
    return done
