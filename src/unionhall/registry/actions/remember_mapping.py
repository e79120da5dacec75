"""Remember what a union's headings mean, and have the roster judged with it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.base.jobs import enqueue
from unionhall.kernel.actors import Actor
from unionhall.registry.models import ColumnMapping
from unionhall.registry.queries import rosters
from unionhall.registry.rules.roster.fields import field_of
from unionhall.registry.rules.roster.layout import check_mapping
from unionhall.registry.rules.rosters import STAGED, UPLOADED, check_state


@transaction.atomic
def remember_mapping(*, actor: Actor, batch_id: int, mapping: Mapping[str, str], sheet: str = "", now: datetime) -> int:
    """Keep ``mapping`` (heading key → field, ``-`` for none) where our own reading differs; return the job's id."""
    require(actor, rosters.GRANT)
    # Gather
    batch = rosters.batch(actor, batch_id, lock=True)
    # Decide
    check_state(batch.state, UPLOADED, STAGED)
    check_mapping(mapping)
    taught = {key[:60]: field for key, field in mapping.items() if field_of(key)[0] != field.strip("-")}
    # Record
    ColumnMapping.objects.filter(union=batch.union_id, heading__in=[key[:60] for key in mapping]).delete()
    ColumnMapping.objects.bulk_create(
        ColumnMapping(union_id=batch.union_id, heading=key, field=field, said_by_id=actor.account_id, said_at=now)
        for key, field in taught.items()
    )
    batch.sheet = sheet[:120]
    payload = {"batch": batch.pk}
    batch.job_id = enqueue("registry.stage_roster", payload, actor=actor, now=now, scope_path=batch.scope_path)
    batch.save(update_fields=["sheet", "job_id"])
    audit.record(
        actor=actor,
        verb="registry.remember_mapping",
        subject=f"roster:{batch.pk}",
        scope_path=batch.scope_path,
        now=now,
        facts={"taught": len(taught)},
    )
    return int(batch.job_id)
