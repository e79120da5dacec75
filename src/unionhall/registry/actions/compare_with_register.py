"""Compare the waiting rows of a roster with the people and memberships that are registered already."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Concat

from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.registry.models import ImportRow, MembershipSpell, Person
from unionhall.registry.queries import rosters
from unionhall.registry.rules.kinds import ACTIVE, RUNNING, TRANSFERRING
from unionhall.registry.rules.roster.reasons import OK, REFUSE, WARN
from unionhall.registry.rules.rosters import ALREADY, ELSEWHERE


@transaction.atomic
def compare_with_register(*, actor: Actor, batch_id: int, wave: int | None, now: datetime) -> int:
    """Mark who is known, a member here, or a member elsewhere; return how many rows met somebody.

    ``wave`` limits it to the rows of one commit; ``None`` looks at all that are not refused. Set-wise by blind index.
    """
    require(actor, rosters.GRANT)
    # Gather
    batch = rosters.batch(actor, batch_id)
    staged = ImportRow.objects.filter(batch=batch, verdict__lt=REFUSE, id_index__isnull=False)
    staged = staged.filter(wave=wave) if wave is not None else staged
    rows = staged.filter(outcome="")
    same = Person.objects.filter(id_index=OuterRef("id_index"))
    spells = MembershipSpell.objects.filter(person__id_index=OuterRef("id_index"))
    here = spells.filter(union=batch.union_id, status__in=sorted(RUNNING))
    elsewhere = spells.filter(status__in=[ACTIVE, TRANSFERRING]).exclude(union=batch.union_id)
    # Record
    staged.filter(person_known=True).update(person_known=False)  # whom we met before may have been undone since
    staged.filter(outcome=ALREADY).update(outcome="")
    met = rows.filter(Exists(same)).update(person_known=True)
    if met:
        known = rows.filter(person_known=True)
        _mark(known.filter(Exists(here)), "already_member@", outcome=ALREADY)
        _mark(known.filter(Exists(elsewhere)), "member_elsewhere@id_number", outcome=ELSEWHERE, verdict=WARN, wave=None)
        if wave is None:
            others = ~Exists(same.filter(name=OuterRef("name")))
            _mark(known.filter(others), "name_differs@name", verdict=WARN, wave=None)
            _mark(known.filter(verdict=OK), "known_person@", person_known=True)
    return met


def _mark(rows: QuerySet[ImportRow], reason: str, **changes: object) -> None:
    """Put a reason before the others (they leave room for three), once, and change the rows."""
    rows.exclude(reasons__contains=reason).update(reasons=Concat(Value(f"{reason} "), F("reasons")))
    rows.update(**changes)
