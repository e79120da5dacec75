"""Carry a plan on into the next years."""

from datetime import datetime, timedelta

from django.db import transaction

from unionhall.base.authority import require
from unionhall.desk.actions.draft_deployment import draft_deployment
from unionhall.desk.models import Part, Target
from unionhall.desk.queries.deployments import own_deployment, parts_below, rounds_of_deployment, targets_of
from unionhall.desk.rules.carrying import carried
from unionhall.desk.rules.rounds import ONCE
from unionhall.kernel.actors import Actor

GRANT = "desk.issue_deployment"


@transaction.atomic
def copy_deployment(*, actor: Actor, deployment_id: int, key: str = "", now: datetime) -> int:
    """Draft the same deployment for the years after it: text, form, units and targets are carried; return its id.

    Only the issuer's own split is carried; the units below find theirs of the years before when they split. Copying
    twice gives the same draft.
    """
    require(actor, GRANT)
    # Gather
    old = own_deployment(actor, deployment_id, GRANT, lock=True)
    root = Part.objects.get(deployment=old, above__isnull=True)
    below = [one for one in parts_below(root) if one.organisation.closed_on is None]
    targets = targets_of([root.pk, *(one.pk for one in below)])
    kept = targets_of([root.pk], kept=True).get(root.pk, {})
    last = rounds_of_deployment(old.pk)[-1]
    # Decide
    years = old.last_year - old.first_year + 1
    due_on = last.due_on.replace(day=min(last.due_on.day, 28), year=last.due_on.year + years)
    name = key or f"desk.copy:{old.pk}"
    # Record
    new = draft_deployment(
        actor=actor,
        issuer_code=old.issuer.code,
        title=old.title,
        text=old.text,
        kind=old.kind,
        rhythm=old.rhythm,
        first_year=old.first_year + years,
        last_year=old.last_year + years,
        due_on=due_on if old.rhythm == ONCE else None,
        due_days=max((last.due_on - last.as_of_on) // timedelta(days=1), 0),
        form=old.form,
        part_of=None,
        copied_from=old.pk,
        key=name,
        is_demo=old.is_demo,
        now=now,
    )
    top = Part.objects.get(deployment_id=new, above__isnull=True)
    if Part.objects.filter(above=top).exists():
        return new
    top.keeps, top.extra = root.keeps, root.extra
    top.save(update_fields=["keeps", "extra"])
    pairs = [(top, targets.get(root.pk, {}), False), (top, kept, True)]
    for one in below:
        row = Part.objects.create(
            deployment_id=new, organisation=one.organisation, scope_path=one.organisation.path, above=top
        )
        pairs.append((row, targets.get(one.pk, {}), False))
    Target.objects.bulk_create(
        Target(part=row, field=code, year=year, kept=keeps, amount=amount)
        for row, held, keeps in pairs
        for (code, year), amount in carried(held, years).items()
    )
    return new
