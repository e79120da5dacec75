"""Record that the member says: this record is right and I want to be a member."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import may, require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.queries.members import spell_to_confirm
from unionhall.registry.rules.kinds import CONFIRMATIONS, RUNNING

GRANT = "registry.read_own"
CHANGE = "registry.change_member"


@transaction.atomic
def confirm_membership(*, actor: Actor, spell_id: int, how: str = "member", reason: str = "", now: datetime) -> None:
    """Confirm by the member's own log-in, or by an officer who holds the member's paper or code (``how``)."""
    require(actor, GRANT if how == "member" else CHANGE)
    # Gather
    spell = spell_to_confirm(actor, spell_id, CHANGE)
    own = actor.account_id is not None and spell.person.account_id == actor.account_id
    # Decide
    if how not in CONFIRMATIONS:
        raise Refused("registry.unknown_confirmation", N_("Confirmed how: by the member, a code or a signed paper?"))
    if how == "member" and not own:
        raise Refused(
            "registry.not_the_member",
            N_("Only the member's own log-in confirms this way. With a signed paper, say so and where it is kept."),
        )
    if how != "member" and (own or not may(actor, CHANGE, at=spell.scope_path)):
        raise Refused("registry.confirm_as_member", N_("Confirm your own membership as its member, without a paper."))
    if how != "member" and not reason.strip():
        raise Refused("registry.no_reason", N_("Say why."))
    if spell.status not in RUNNING:
        raise Refused("registry.spell_ended", N_("This membership has ended."))
    if spell.confirmed_at is not None:
        return
    # Record
    spell.confirmed_at = now
    spell.confirmed_how = how
    spell.version += 1
    spell.save(update_fields=["confirmed_at", "confirmed_how", "version"])
    audit.record(
        actor=actor,
        verb="registry.confirm_membership",
        subject=f"spell:{spell.pk}",
        scope_path=spell.scope_path,
        now=now,
        facts={"how": how},
        reason=reason.strip(),
    )
