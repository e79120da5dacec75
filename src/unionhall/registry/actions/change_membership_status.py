"""Take a membership one step through the declared table."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from unionhall.base import audit, clock, outbox
from unionhall.base.authority import may, require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, NotFound
from unionhall.kernel.text import N_
from unionhall.registry.events import MembershipEnded, MembershipVoided
from unionhall.registry.models import MembershipChange, MembershipSpell
from unionhall.registry.queries.members import is_member_elsewhere, spell_to_confirm
from unionhall.registry.rules.kinds import VOIDED
from unionhall.registry.rules.membership import FEDERATION, MEMBER, UNION, Change, Transition, decide

GRANT = "registry.read_own"
PARTY_GRANTS = {UNION: "registry.change_member", FEDERATION: "registry.void_membership"}


@transaction.atomic
def change_membership_status(
    *,
    actor: Actor,
    spell_id: int,
    event: str,
    on: date,
    party: str = UNION,
    reason: str = "",
    ground: str = "",
    papers: tuple[str, ...] = (),
    educated_on: tuple[date, ...] = (),
    talked_on: date | None = None,
    now: datetime,
) -> str:
    """Fire ``event`` as ``party`` (the member, the union or the federation) and return the new status.

    ``on`` is the last day in the old status for what ends the spell, the first day in the new one otherwise.
    """
    require(actor, PARTY_GRANTS.get(party, GRANT))
    # Gather
    spell = spell_to_confirm(actor, spell_id, PARTY_GRANTS.get(party, GRANT))
    _check_party(actor, spell, party)
    change = Change(
        on=on,
        spell_from_on=spell.from_on,
        today=clock.today(now),
        reason=reason,
        ground=ground,
        papers=papers,
        educated_on=educated_on,
        talked_on=talked_on,
        other_running=is_member_elsewhere(spell),
    )
    # Decide
    row = decide(event, spell.status, party, change)
    # Record
    before = spell.status
    _write(spell, row, on, reason or ground)
    MembershipChange.objects.create(
        spell=spell,
        event=event,
        from_status=before,
        to_status=row.target,
        on=on,
        reason=(reason or ground).strip()[:200],
        by=actor.name[:80],
        recorded_at=now,
    )
    if row.target == VOIDED:
        _announce(MembershipVoided(spell.pk, spell.person_id, spell.union_id), spell, now)
    elif row.ends:
        _announce(MembershipEnded(spell.pk, spell.person_id, spell.union_id, row.target), spell, now)
    audit.record(
        actor=actor,
        verb="registry.change_membership_status",
        subject=f"spell:{spell.pk}",
        scope_path=spell.scope_path,
        now=now,
        facts={"event": event, "from": before, "to": row.target, "on": on.isoformat(), "papers": list(papers)},
        reason=reason.strip()[:200],
    )
    return row.target


def _check_party(actor: Actor, spell: MembershipSpell, party: str) -> None:
    """Being the member does not make one the union, nor the reverse."""
    own = actor.account_id is not None and spell.person.account_id == actor.account_id
    grant = PARTY_GRANTS.get(party)
    if (party == MEMBER and own) or (grant is not None and may(actor, grant, at=spell.scope_path)):
        return
    raise NotFound("registry.no_spell", N_("There is no such membership within your reach."))


def _write(spell: MembershipSpell, row: Transition, on: date, reason: str) -> None:
    spell.status = row.target
    if row.ends:
        spell.to_on = max(spell.from_on, on)
        spell.ended_reason = reason.strip()[:200]
    spell.version += 1
    try:
        with transaction.atomic():
            spell.save(update_fields=["status", "to_on", "ended_reason", "version"])
    except IntegrityError as error:
        raise Conflict(
            "registry.member_meanwhile", N_("The person became a member elsewhere at the same moment.")
        ) from error


def _announce(event: MembershipEnded | MembershipVoided, spell: MembershipSpell, now: datetime) -> None:
    outbox.announce(event, aggregate=f"person:{spell.person_id}", now=now, scope_path=spell.scope_path)
