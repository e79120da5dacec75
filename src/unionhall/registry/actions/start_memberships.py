"""Start memberships of one call together."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby

from django.db import IntegrityError, transaction

from unionhall.base import audit, clock, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.batches import batches
from unionhall.kernel.errors import Conflict
from unionhall.kernel.text import N_
from unionhall.registry.events import MembershipsStarted, MembershipStarted
from unionhall.registry.models import MembershipSpell, Organisation, Person
from unionhall.registry.queries.organisations import organisations_by_code
from unionhall.registry.queries.people import last_spells, members_anywhere, people_by_id
from unionhall.registry.rules.employers import check_size
from unionhall.registry.rules.kinds import ACTIVE, RETAINED, TRANSFERRED
from unionhall.registry.rules.member_number import member_number
from unionhall.registry.rules.membership import Host, check_start
from unionhall.registry.rules.rows import NewMembership

GRANT = "registry.change_member"
EVENT_SPELLS = 500


@transaction.atomic
def start_memberships(*, actor: Actor, rows: Sequence[NewMembership], now: datetime) -> list[int]:
    """Start all rows or none; return the spells' ids in the rows' order.

    A spell names the one before it; the first day of joining and the member number come along when it was a transfer,
    and the number always.
    """
    require(actor, GRANT)
    check_size(rows)
    today = clock.today(now)
    # Gather
    people = people_by_id(actor, {row.person_id for row in rows}, GRANT)
    unions = organisations_by_code(actor, {row.union_code for row in rows}, GRANT, lock=True)
    previous = last_spells(people)
    members = members_anywhere(people)
    # Decide
    seen: set[int] = set()
    fresh = []
    for row in rows:
        if row.person_id in members or row.person_id in seen:
            raise Conflict(
                "registry.member_already",
                N_("{name} is a member already. Membership is moved, not begun again: ask for a transfer."),
                name=people[row.person_id].name,
            )
        seen.add(row.person_id)
        fresh.append(_spell(row, people[row.person_id], unions[row.union_code], previous.get(row.person_id), today))
    # Record
    try:
        with transaction.atomic():
            started = MembershipSpell.objects.bulk_create(fresh)
    except IntegrityError as error:
        raise Conflict(
            "registry.started_meanwhile",
            N_("Somebody made one of these people a member at the same moment. Look and try again."),
        ) from error
    _tell(actor, started, now)
    return [spell.pk for spell in started]


def _spell(
    row: NewMembership, person: Person, union: Organisation, before: MembershipSpell | None, today: date
) -> MembershipSpell:
    """Return the spell that a row begins, unless the spell before it forbids that."""
    if before is not None and before.status == RETAINED:
        raise Conflict(
            "registry.retained_elsewhere",
            N_("{name} has a retained membership. Restore it, or have it handed over first."),
            name=person.name,
        )
    joined_on = row.joined_on or (before.joined_on if before and before.status == TRANSFERRED else row.from_on)
    check_start(
        Host(union.name, union.kind, union.founded_on, union.closed_on),
        subject=person.name,
        from_on=row.from_on,
        joined_on=joined_on,
        birth_on=person.birth_on,
        today=today,
    )
    if before is not None and before.to_on is not None and row.from_on <= before.to_on:
        raise Conflict(
            "registry.overlaps_previous",
            N_("{name}: the membership before lasted until {day}; this one begins after it."),
            name=person.name,
            day=before.to_on,
        )
    return MembershipSpell(
        person=person,
        union=union,
        scope_path=union.path,
        group_name=row.group_name,
        status=ACTIVE,
        joined_on=joined_on,
        from_on=row.from_on,
        member_number=(before.member_number if before else "") or member_number(person.pk),
        job_title=row.job_title,
        employment_form=row.employment_form,
        skill_level=row.skill_level,
        worked_since=row.worked_since,
        dues_base_fen=row.dues_base_fen,
        note=row.note,
        previous=before,
    )


def _tell(actor: Actor, started: Sequence[MembershipSpell], now: datetime) -> None:
    """Announce every start and leave one trace for each place."""
    in_places = sorted(started, key=lambda spell: (spell.scope_path, spell.pk))
    for path, group in groupby(in_places, key=lambda spell: spell.scope_path):
        spells = list(group)
        outbox.announce_many(_events(spells), now=now, scope_path=path)
        audit.record(
            actor=actor,
            verb="registry.start_membership",
            subject=f"spell:{spells[0].pk}" if len(spells) == 1 else f"organisation:{spells[0].union.code}",
            scope_path=path,
            now=now,
            facts={"count": len(spells), "spells": [one.pk for one in spells]},
        )


def _events(spells: Sequence[MembershipSpell]) -> list[tuple[MembershipStarted | MembershipsStarted, str]]:
    """Return one event for a single start, and one for every few hundred of a roll: a worker hears each by itself."""
    if len(spells) == 1:
        one = spells[0]
        return [(MembershipStarted(one.pk, one.person_id, one.union_id), f"person:{one.person_id}")]
    union = spells[0].union
    return [
        (MembershipsStarted(tuple(spell.pk for spell in batch), union.pk, union.code), f"organisation:{union.code}")
        for batch in batches(spells, EVENT_SPELLS)
    ]
