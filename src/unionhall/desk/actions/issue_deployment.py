"""Issue a deployment."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.actions.open_return import open_return
from unionhall.desk.actions.send_part import send_part
from unionhall.desk.models import Part
from unionhall.desk.queries.deployments import own_deployment, rounds_of_deployment
from unionhall.desk.rules.deploying import DRAFT, ISSUED, LONGEST_NUMBER, must_be, same_version
from unionhall.desk.rules.return_forms import read_form
from unionhall.kernel.actors import Actor, system_actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.papers.actions.take_number import take_number

GRANT = "desk.issue_deployment"
SYSTEM = system_actor("desk")


@transaction.atomic
def issue_deployment(
    *, actor: Actor, deployment_id: int, version: int, paper_number: str = "", number_it: bool = False, now: datetime
) -> str:
    """Issue a draft to the units of its first split and return its document number.

    ``number_it`` takes the issuer's next number of the year; otherwise ``paper_number`` is what stands on the paper.
    """
    require(actor, GRANT)
    # Gather
    row = own_deployment(actor, deployment_id, GRANT, lock=True)
    parts = list(Part.objects.filter(deployment=row).order_by("scope_path"))
    # Decide
    must_be(row.state, DRAFT)
    same_version(row.version, version)
    read_form(row.form)
    first = [one for one in parts if one.above_id is not None]
    if not first and not any(one.keeps for one in parts):
        raise Refused("desk.nobody_asked", N_("Nobody is asked yet: split the target among units first."))
    number = " ".join(paper_number.split())
    if len(number) > LONGEST_NUMBER:
        raise Refused(
            "desk.number_long", N_("A document number has at most {most} letters."), where="paper_number", most=80
        )
    # Record
    row.paper_number = take_number(actor=actor, organisation_code=row.issuer.code, now=now) if number_it else number
    row.state, row.version = ISSUED, row.version + 1
    row.issued_on, row.issued_at, row.issued_by_id = clock.today(now), now, actor.account_id
    row.save()
    for one in first:
        send_part(actor=SYSTEM, part_id=one.pk, now=now)
    for one in parts:
        if one.above_id is None and one.keeps:
            _open_own(one, now)
    record(
        actor=actor,
        verb="desk.issue_deployment",
        subject=f"deployment:{row.pk}",
        scope_path=row.scope_path,
        now=now,
        facts={"number": row.paper_number, "units": len(first)},
    )
    return row.paper_number


def _open_own(part: Part, now: datetime) -> None:
    for asked in rounds_of_deployment(part.deployment_id):
        if asked.opens_on <= clock.today(now):
            open_return(actor=SYSTEM, part_id=part.pk, round_id=asked.pk, now=now)
