"""Record for many members at once that each said: this record is right (the signed papers of a whole roster)."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.batches import batches
from unionhall.kernel.errors import NotFound, Refused
from unionhall.kernel.text import N_
from unionhall.registry.models import MembershipSpell
from unionhall.registry.queries.members import confirmable, own_among
from unionhall.registry.rules.kinds import CONFIRMATIONS

GRANT = "registry.change_member"


@transaction.atomic
def confirm_memberships(*, actor: Actor, spell_ids: Sequence[int], how: str, reason: str, now: datetime) -> int:
    """Confirm all or none; return how many were not confirmed before. ``reason`` says where the papers are kept."""
    require(actor, GRANT)
    # Gather
    wanted = sorted(set(spell_ids))
    held = confirmable(actor, wanted, GRANT)
    own = own_among(actor, wanted)
    # Decide
    if how not in CONFIRMATIONS or how == "member":
        raise Refused("registry.unknown_confirmation", N_("Confirmed how: by the member, a code or a signed paper?"))
    if not reason.strip():
        raise Refused("registry.no_reason", N_("Say why."))
    if len(held) != len(wanted):
        raise NotFound("registry.no_spell", N_("There is no such membership within your reach."))
    if own:
        raise Refused("registry.confirm_as_member", N_("Confirm your own membership as its member, without a paper."))
    fresh = sorted((one.scope_path, one.pk) for one in held if one.confirmed_at is None)
    # Record
    for batch in batches([pk for _, pk in fresh]):
        MembershipSpell.objects.filter(pk__in=batch).update(confirmed_at=now, confirmed_how=how)
    for path, group in groupby(fresh, key=itemgetter(0)):
        spells = [pk for _, pk in group]
        audit.record(
            actor=actor,
            verb="registry.confirm_memberships",
            subject=f"spell:{spells[0]}",
            scope_path=path,
            now=now,
            facts={"how": how, "count": len(spells), "spells": spells},
            reason=reason.strip(),
        )
    return len(fresh)
