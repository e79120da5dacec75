"""Name the tellers (监票人、计票人), adopted by the meeting; whoever stands cannot count."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.organizing.models import Teller
from unionhall.organizing.queries.undertakings import standing_candidates, undertaking, voters_of
from unionhall.organizing.rules.guards import TELLERS

GRANT = "organizing.run_election"


@transaction.atomic
def name_tellers(*, actor: Actor, undertaking_id: int, person_ids: Collection[int], now: datetime) -> None:
    """Let exactly these voters be the tellers."""
    require(actor, GRANT)
    # Gather
    found = undertaking(actor, undertaking_id, GRANT, lock=True)
    wanted = set(person_ids)
    voters = dict(voters_of(found).filter(person_id__in=wanted).values_list("person_id", "name"))
    standing = set(standing_candidates(found).values_list("person_id", flat=True))
    # Decide
    if len(wanted) < TELLERS or len(wanted) > 50:
        raise Refused("organizing.too_few_tellers", N_("Name at least {least} tellers."), least=TELLERS)
    if wanted - voters.keys():
        raise Refused("organizing.teller_not_on_roll", N_("Tellers are chosen from the roll."))
    if both := wanted & standing:
        raise Refused(
            "organizing.teller_stands",
            N_("{name} stands as a candidate and cannot count the votes."),
            name=voters[min(both)],
        )
    # Record
    found.tellers.all().delete()
    Teller.objects.bulk_create(Teller(undertaking=found, person_id=one) for one in sorted(wanted))
    audit.record(
        actor=actor,
        verb="organizing.name_tellers",
        subject=f"undertaking:{undertaking_id}",
        scope_path=found.scope_path,
        now=now,
        facts={"tellers": sorted(wanted)},
    )
