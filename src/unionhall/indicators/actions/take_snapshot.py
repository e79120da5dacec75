"""Keeps figures as they are counted now, for good."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.indicators.models import Snapshot
from unionhall.indicators.queries.scopes import scope_at
from unionhall.indicators.queries.snapshots import figures_to_keep
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

_BATCH = 200


@transaction.atomic
def take_snapshot(*, actor: Actor, scope_path: str, as_of: date, now: datetime, today: date, depth: int = 0) -> int:
    """Keep the figures of the organisation at ``scope_path`` on ``as_of``; what was kept before stays as it was.

    With ``depth``, keep those of every federation at that depth of the tree (the nightly job). Returns how many
    figures were counted.
    """
    require(actor, "indicators.take_snapshot", scope_path)
    # Gather
    scope = scope_at(actor, scope_path)
    # Decide
    if as_of > today:
        raise Refused("indicators.day_to_come", N_("{day} has not come yet. Choose today or a day before."), day=as_of)
    # Record
    figures = list(figures_to_keep(scope, as_of, cut=4 * depth))
    rows = [
        Snapshot(
            scope_path=figure.scope_path,
            indicator=figure.code,
            cohort=figure.cohort,
            version=figure.version,
            as_of=as_of,
            numerator=figure.numerator,
            denominator=figure.denominator,
            unknown=figure.unknown,
            paper=figure.paper,
            taken_at=now,
            taken_by=audit.actor_label(actor),
        )
        for figure in figures
    ]
    Snapshot.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_BATCH)
    audit.record(
        actor=actor,
        verb="indicators.take_snapshot",
        subject=f"figures:{scope.code or 'all'}",
        scope_path=scope_path,
        now=now,
        facts={"as_of": as_of.isoformat(), "figures": len(rows)},
    )
    return len(rows)
