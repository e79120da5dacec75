"""Remove the staged rows of rosters that have served their time."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.registry.models import ImportBatch, ImportRow
from unionhall.registry.rules.rosters import ARCHIVED, ROWS_KEPT

MOST = 20  # rosters in one transaction; the job calls again while there are more


@transaction.atomic
def archive_rosters(*, actor: Actor, now: datetime) -> int:
    """Archive the oldest rosters that nobody touched for ``ROWS_KEPT``; return how many (at most ``MOST``).

    Their rows, a second copy of personal data, go; counts, file and audit stay. Nothing can be ticked or undone after.
    """
    require(actor, "registry.archive_rosters")
    # Gather
    before = now - ROWS_KEPT
    late = Q(created_at__lt=before)
    for worked_at in ("staged_at", "committed_at", "undone_at"):
        late &= Q(**{f"{worked_at}__isnull": True}) | Q(**{f"{worked_at}__lt": before})
    old = list(ImportBatch.objects.select_for_update().filter(late).exclude(state=ARCHIVED).order_by("id")[:MOST])
    # Decide: age alone decides.
    # Record
    ImportRow.objects.filter(batch__in=old).delete()
    ImportBatch.objects.filter(pk__in=[one.pk for one in old]).update(state=ARCHIVED)
    for one in old:
        audit.record(
            actor=actor,
            verb="registry.archive_roster",
            subject=f"roster:{one.pk}",
            scope_path=one.scope_path,
            now=now,
            facts={"was": one.state, "ok": one.ok, "warned": one.warned, "refused": one.refused},
        )
    return len(old)
