"""Let the good and the ticked rows of a roster become members."""

from datetime import datetime

from django.db import connection, transaction

from unionhall.base import audit, clock, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.registry.actions.compare_with_register import compare_with_register
from unionhall.registry.events import RosterCommitted
from unionhall.registry.models import ImportBatch
from unionhall.registry.queries import rosters
from unionhall.registry.rules.kinds import ACTIVE
from unionhall.registry.rules.rosters import COMMITTED, STAGED, check_state

# What a person and a spell take over from a staged row. The values are sealed for their columns already, so they are
# copied inside the database and nothing personal passes through this process again.
_PERSON = (
    "name, name_index, id_type, id_number, id_index, id_tail, phone, phone_index, phone_tail, sex, birth_on, "
    "ethnicity, political_status, education, household_region"
)
_SPELL = "group_name, member_number, job_title, employment_form, skill_level, worked_since, dues_base_fen, note"
_CHOSEN = "r.batch_id = %s AND r.wave = %s AND r.outcome = ''"


@transaction.atomic
def commit_batch(*, actor: Actor, batch_id: int, wave: int, now: datetime) -> dict[str, int]:
    """Enter the rows of commit number ``wave``: all of them or, when anything fails, none.

    Run again with the same number it does nothing and says what was done: a job that was killed may start anew.
    """
    require(actor, rosters.GRANT)
    # Gather
    batch = rosters.batch(actor, batch_id, lock=True)
    if batch.commits >= wave:
        return {"imported": batch.imported}
    # Decide
    check_state(batch.state, STAGED, COMMITTED)
    assert wave == batch.commits + 1, "commits are numbered one by one"
    # Record
    compare_with_register(actor=actor, batch_id=batch.pk, wave=wave, now=now)
    people = _enter_people(batch, wave)
    spells = _enter_spells(batch, wave, now)
    assert spells == rosters.waiting(batch, wave), "a row that was to go in found nobody, or somebody twice"
    batch.state, batch.committed_at, batch.commits = COMMITTED, now, wave
    batch.imported += spells
    counts = rosters.verdict_counts(batch)
    batch.ok, batch.warned = counts["ok"], counts["warn"]
    batch.save(update_fields=["state", "committed_at", "commits", "imported", "ok", "warned"])
    outbox.announce(
        RosterCommitted(batch.pk, wave, batch.union_id, batch.union.code, spells),
        aggregate=f"roster:{batch.pk}",
        now=now,
        scope_path=batch.scope_path,
    )
    audit.record(
        actor=actor,
        verb="registry.commit_batch",
        subject=f"roster:{batch.pk}",
        scope_path=batch.scope_path,
        now=now,
        facts={"wave": wave, "members": spells, "new_people": people, "sha256": batch.digest},
    )
    return {"imported": batch.imported}


def _enter_people(batch: ImportBatch, wave: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO registry_person ({_PERSON}, scope_path, is_demo, version)"  # noqa: S608 - constants
            f" SELECT {_PERSON}, %s, %s, 1 FROM registry_importrow r WHERE {_CHOSEN} AND NOT r.person_known"
            " ORDER BY r.row",
            [batch.scope_path, batch.union.is_demo, batch.pk, wave],
        )
        return int(cursor.rowcount)


def _enter_spells(batch: ImportBatch, wave: int, now: datetime) -> int:
    """Write one spell for each row, not yet confirmed by the member; who has no joining date joins today."""
    today = connection.ops.adapt_datefield_value(clock.today(now))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO registry_membershipspell (person_id, union_id, scope_path, status, joined_on, from_on,"  # noqa: S608 - constants
            f" batch_id, ended_reason, version, {_SPELL})"
            f" SELECT p.id, %s, %s, %s, COALESCE(r.joined_on, %s), COALESCE(r.joined_on, %s), r.batch_id, '', 1,"
            f" {_SPELL} FROM registry_importrow r JOIN registry_person p ON p.id_index = r.id_index WHERE {_CHOSEN}"
            " ORDER BY r.row",
            [batch.union_id, batch.scope_path, ACTIVE, today, today, batch.pk, wave],
        )
        return int(cursor.rowcount)
