"""Split a unit's target among the units right below it."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.actions.send_part import send_part
from unionhall.desk.models import Part, Target
from unionhall.desk.queries.deployments import (
    form_of,
    part_by_id,
    parts_below,
    targets_of,
    units_by_code,
)
from unionhall.desk.queries.standing import require_own_part
from unionhall.desk.rules.deploying import DRAFT, ISSUED, WITHDRAWN, must_be, same_version
from unionhall.desk.rules.shares import Split, judge_shares, read_extra
from unionhall.desk.rules.splitting import Targets, judge_split
from unionhall.kernel.actors import Actor, system_actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.workflow.actions.fire import fire

SYSTEM = system_actor("desk")


@transaction.atomic
def split_part(*, actor: Actor, part_id: int, split: Split, version: int, now: datetime) -> int:
    """Give each unit its part and return the part's new version. Safe to repeat with other targets or more units.

    The sum of the parts is checked against the unit's own target: a shortfall needs a reason. Fields can be added
    for those below until the first split; the superior's own stay. In a draft nobody is told yet.
    """
    require(actor, "desk.read_deployments")
    # Gather
    part = part_by_id(actor, part_id, lock=True)
    deployment = part.deployment
    require_own_part(actor, part)
    below = {one.organisation.code: one for one in parts_below(part)}
    units = units_by_code(part.organisation, [one.code for one in split.shares])
    form = form_of(part)
    own = targets_of([part.pk]).get(part.pk, {})
    # Decide
    if deployment.state == WITHDRAWN:
        must_be(deployment.state, ISSUED)
    same_version(part.version, version)
    if part.run is not None and part.run.state == "sent":
        raise Refused("desk.not_confirmed", N_("Confirm receipt before you split it."))
    if part.run is not None and part.run.state in {"kept", "released"} and not below:
        raise Refused("desk.kept_already", N_("You return the figures yourself: there is nothing to split."))
    if split.own is not None and part.above_id is None and deployment.state == DRAFT:
        own = dict(split.own)
    if split.extra and below and list(split.extra) != part.extra:
        raise Refused("desk.extra_late", N_("Fields are added before the first split: units have the form already."))
    wider = read_extra(form, split.extra) if split.extra else form
    years = (deployment.first_year, deployment.last_year)
    judge_shares(split, wider, known=units, below=below, years=years)
    judge_split(own, [*(one.targets for one in split.shares), *([split.kept] if split.kept else [])], split.reason)
    # Record
    if split.own is not None and deployment.state == DRAFT:
        _targets(part, own)
    part.extra = (
        list(read_extra(form, split.extra).plain()["fields"][len(form.fields) :]) if split.extra else part.extra
    )
    part.keeps = part.keeps or split.kept is not None
    part.split_reason, part.version = " ".join(split.reason.split())[:1000], part.version + 1
    part.save(update_fields=["extra", "keeps", "split_reason", "version"])
    _targets(part, split.kept or {}, kept=True)
    for one in split.shares:
        unit = units[one.code]
        row = below.get(one.code) or Part.objects.create(
            deployment=deployment, organisation=unit, scope_path=unit.path, above=part
        )
        _targets(row, one.targets)
        if deployment.state == ISSUED and row.run_id is None:
            send_part(actor=SYSTEM, part_id=row.pk, now=now)
    if part.run is not None and part.run.state == "confirmed":
        fire(actor=actor, run_id=part.run.pk, event="pass_on", version=part.run.version, now=now)
    record(
        actor=actor,
        verb="desk.split_part",
        subject=f"part:{part.pk}",
        scope_path=part.scope_path,
        now=now,
        facts={"units": len(split.shares), "added": len(split.extra), "kept": split.kept is not None},
        reason=part.split_reason,
    )
    return int(part.version)


def _targets(part: Part, targets: Targets, *, kept: bool = False) -> None:
    """Put targets in place of those that stand."""
    Target.objects.filter(part=part, kept=kept).delete()
    Target.objects.bulk_create(
        Target(part=part, field=code, year=year, kept=kept, amount=amount) for (code, year), amount in targets.items()
    )
