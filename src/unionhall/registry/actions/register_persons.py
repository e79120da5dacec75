"""Register people of one call together; who is known already keeps the one record."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.base.pinyin import name_index
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict
from unionhall.kernel.text import N_
from unionhall.registry.models import Person
from unionhall.registry.queries.organisations import organisation
from unionhall.registry.queries.people import (
    identity_index,
    members_anywhere,
    people_reached,
    people_with_numbers,
    phone_index,
)
from unionhall.registry.rules.employers import check_size
from unionhall.registry.rules.people import CheckedPerson, check_person
from unionhall.registry.rules.rows import NewPerson

GRANT = "registry.register_person"


@transaction.atomic
def register_persons(
    *, actor: Actor, organisation_code: str = "", rows: Sequence[NewPerson], now: datetime
) -> list[int]:
    """Register all rows or none with the organisation that keeps the records; return the ids in the rows' order.

    Somebody who was a member before and is none now keeps the record (and comes within reach). Somebody who is a
    member elsewhere is a ``Conflict`` that offers the transfer and does not say where. Without an
    organisation the actor must hold the grant over everything.
    """
    require(actor, GRANT)
    check_size(rows)
    today = clock.today(now)
    # Gather
    if organisation_code:
        kept_at = organisation(actor, organisation_code, GRANT).path
    else:
        require(actor, GRANT, at="")
        kept_at = ""
    checked = [check_person(row, today=today) for row in rows]
    indexes = [identity_index(one.id_type, one.id_number) if one.id_number else None for one in checked]
    known = people_with_numbers(index for index in indexes if index is not None)
    member_ids = members_anywhere(person.pk for person in known.values())
    reached = people_reached(actor, (person.pk for person in known.values()), GRANT)
    # Decide
    _check_known(checked, indexes, known, member_ids, reached)
    # Record
    fresh = [
        _fresh(row, one, index, kept_at)
        for row, one, index in zip(rows, checked, indexes, strict=True)
        if index is None or index not in known
    ]
    created = iter(_insert(fresh))
    ids: list[int] = []
    adopted: list[int] = []
    for index in indexes:
        person = known.get(index) if index is not None else None
        if person is None:
            ids.append(next(created).pk)
            continue
        ids.append(person.pk)
        if person.pk not in reached:
            adopted.append(person.pk)
    Person.objects.filter(pk__in=adopted).update(scope_path=kept_at)
    if rows:
        audit.record(
            actor=actor,
            verb=GRANT,
            subject=f"person:{ids[0]}" if len(ids) == 1 else f"organisation:{organisation_code}",
            scope_path=kept_at,
            now=now,
            facts={"new": len(fresh), "known": len(ids) - len(fresh), "adopted": adopted},
        )
    return ids


def _check_known(
    checked: Sequence[CheckedPerson],
    indexes: Sequence[bytes | None],
    known: dict[bytes, Person],
    member_ids: set[int],
    reached: set[int],
) -> None:
    seen: set[bytes] = set()
    for one, index in zip(checked, indexes, strict=True):
        if index is None:
            continue
        if index in seen:
            raise Conflict("registry.person_twice", N_("{name}: this number stands twice in the list."), name=one.name)
        seen.add(index)
        person = known.get(index)
        if person is None:
            continue
        if person.pk in reached:
            raise Conflict(
                "registry.person_known",
                N_("{name} is registered already: open the record instead of a second one."),
                name=one.name,
                person_id=person.pk,
            )
        if person.pk in member_ids:
            raise Conflict(
                "registry.person_elsewhere",
                N_("{name} is a member already. Membership is moved, not begun again: ask for a transfer."),
                name=one.name,
            )
        if person.name != one.name:
            raise Conflict(
                "registry.number_of_another",
                N_("{name}: this number is registered under another name. Compare it with the card."),
                name=one.name,
            )


def _fresh(row: NewPerson, one: CheckedPerson, index: bytes | None, kept_at: str) -> Person:
    return Person(
        name=one.name,
        name_index=name_index(one.name),
        id_type=one.id_type,
        id_number=one.id_number,
        id_index=index,
        id_tail=one.id_tail,
        phone=one.phone,
        phone_index=phone_index(one.phone) if one.phone else None,
        phone_tail=one.phone_tail,
        sex=one.sex,
        birth_on=one.birth_on,
        ethnicity=row.ethnicity,
        political_status=row.political_status,
        education=row.education,
        household_region=row.household_region,
        scope_path=kept_at,
        is_demo=row.is_demo,
    )


def _insert(fresh: list[Person]) -> list[Person]:
    try:
        with transaction.atomic():
            return Person.objects.bulk_create(fresh)
    except IntegrityError as error:
        raise Conflict(
            "registry.registered_meanwhile",
            N_("Somebody registered one of these at the same moment. Look and try again."),
        ) from error
