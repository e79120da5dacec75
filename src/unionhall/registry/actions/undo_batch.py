"""Take a whole roster back while nothing builds on it."""

from datetime import datetime

from django.db import connection, transaction

from unionhall.base import audit, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.events import RosterUndone
from unionhall.registry.queries import rosters
from unionhall.registry.rules.rosters import COMMITTED, UNDONE, check_state


@transaction.atomic
def undo_batch(*, actor: Actor, batch_id: int, reason: str, now: datetime) -> int:
    """Remove the batch's spells and the people it brought; return how many spells. Refuses what others build on."""
    require(actor, rosters.GRANT)
    # Gather
    batch = rosters.batch(actor, batch_id, lock=True)
    built = rosters.what_builds_on(batch)
    # Decide
    check_state(batch.state, COMMITTED)
    if built:
        raise Refused(
            "registry.roster_built_on",
            N_("Other records build on this roster already ({what}). End single memberships instead."),
            what=", ".join(f"{label}: {count}" for label, count in sorted(built.items())),
        )
    # Record
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM registry_membershipspell WHERE batch_id = %s", [batch.pk])
        spells = int(cursor.rowcount)
        cursor.execute(
            "DELETE FROM registry_person WHERE id_index IN (SELECT id_index FROM registry_importrow r"
            " WHERE r.batch_id = %s AND r.wave <= %s AND r.outcome = '' AND NOT r.person_known)",
            [batch.pk, batch.commits],
        )
        people = int(cursor.rowcount)
    batch.state, batch.undone_at, batch.imported = UNDONE, now, 0
    batch.save(update_fields=["state", "undone_at", "imported"])
    outbox.announce(
        RosterUndone(batch.pk, batch.union_id, batch.union.code, spells),
        aggregate=f"roster:{batch.pk}",
        now=now,
        scope_path=batch.scope_path,
    )
    audit.record(
        actor=actor,
        verb="registry.undo_batch",
        subject=f"roster:{batch.pk}",
        scope_path=batch.scope_path,
        now=now,
        facts={"members": spells, "people": people, "sha256": batch.digest},
        reason=reason,
    )
    return spells
