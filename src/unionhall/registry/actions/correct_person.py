"""Correct a person's record; what was sent upwards is sent again by itself, because it no longer looks the same."""

from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.base.pinyin import name_index
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict
from unionhall.kernel.text import N_
from unionhall.registry.queries.people import identity_index, phone_index
from unionhall.registry.queries.people import person as person_by_id
from unionhall.registry.rules.people import check_person, check_version
from unionhall.registry.rules.rows import NewPerson

GRANT = "registry.register_person"
PLAIN = ("ethnicity", "political_status", "education", "household_region")


@transaction.atomic
def correct_person(*, actor: Actor, person_id: int, row: NewPerson, version: int, now: datetime) -> None:
    """Let the record say what ``row`` says. An empty number or phone leaves the sealed one as it is.

    ``version`` is that of the record which the person at the screen saw.
    """
    require(actor, GRANT)
    # Gather
    person = person_by_id(actor, person_id, GRANT, lock=True)
    # Decide
    check_version(held=person.version, seen=version)
    number_given = bool(row.id_number.strip())
    if not number_given:  # what was typed must agree with the sealed number, which says sex and birthday itself
        row = replace(row, id_type=person.id_type, id_number=person.id_number)
    checked = check_person(row, today=clock.today(now))
    # Record
    person.name = checked.name
    person.name_index = name_index(checked.name)
    person.sex = checked.sex
    person.birth_on = checked.birth_on
    changed = ["name", "name_index", "sex", "birth_on", *PLAIN, "version"]
    for name in PLAIN:
        setattr(person, name, getattr(row, name))
    if number_given:
        person.id_type, person.id_number, person.id_tail = checked.id_type, checked.id_number, checked.id_tail
        person.id_index = identity_index(checked.id_type, checked.id_number)
        changed += ["id_type", "id_number", "id_tail", "id_index"]
    if checked.phone:
        person.phone, person.phone_tail = checked.phone, checked.phone_tail
        person.phone_index = phone_index(checked.phone)
        changed += ["phone", "phone_tail", "phone_index"]
    person.version += 1
    try:
        with transaction.atomic():
            person.save(update_fields=changed)
    except IntegrityError as error:
        raise Conflict(
            "registry.number_of_another_record",
            N_("{name}: another record bears this number. Compare both with the card."),
            name=checked.name,
        ) from error
    audit.record(
        actor=actor,
        verb="registry.correct_person",
        subject=f"person:{person.pk}",
        scope_path=person.scope_path,
        now=now,
        facts={"sealed": number_given, "phone": bool(checked.phone)},
    )
