"""People as the actor may see them: through a spell, a post or the registration within reach, or oneself."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from unionhall.base.authority import holdings_for, scoped
from unionhall.base.crypto import blind_index
from unionhall.kernel.actors import Actor
from unionhall.kernel.batches import batches
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import MembershipSpell, Person, Post
from unionhall.registry.rules.kinds import ACTIVE, TRANSFERRING

READ = "registry.read_members"


def identity_index(id_type: str, number: str) -> bytes:
    """Return the blind index of a tidied number: equal for equal numbers of one kind of paper."""
    return blind_index("person.id", f"{id_type}|{number}")


def phone_index(number: str) -> bytes:
    """Return the blind index of a tidied mobile number."""
    return blind_index("person.phone", number)


def people(actor: Actor, grant: str = READ) -> QuerySet[Person]:
    """Return the people within reach: registered, member or in a post there."""
    if not holdings_for(actor, grant):
        return Person.objects.none()
    registered = scoped(Person.objects.all(), actor, grant).values("pk")
    spells = scoped(MembershipSpell.objects.all(), actor, grant)
    posts = scoped(Post.objects.all(), actor, grant)
    mine = OuterRef("pk")
    return Person.objects.filter(
        Exists(registered.filter(pk=mine)) | Exists(spells.filter(person=mine)) | Exists(posts.filter(person=mine))
    ).order_by("id")


def person(actor: Actor, person_id: int, grant: str = READ, *, lock: bool = False) -> Person:
    """Return one person within reach."""
    rows = people(actor, grant)
    if lock:
        rows = rows.select_for_update()
    found = rows.filter(pk=person_id).first()
    if found is None:
        raise _unknown()
    return found


def people_by_id(actor: Actor, person_ids: Iterable[int], grant: str = READ) -> dict[int, Person]:
    """Return the people with these ids, locked in order of their ids; ``NotFound`` when any is out of reach."""
    wanted = set(person_ids)
    rows = people(actor, grant).select_for_update()
    found = {row.pk: row for batch in batches(sorted(wanted)) for row in rows.filter(pk__in=batch)}
    if len(found) < len(wanted):
        raise _unknown()
    return found


def people_with_numbers(indexes: Iterable[bytes]) -> dict[bytes, Person]:
    """Return who bears the numbers behind these blind indexes, anywhere in the installation, locked.

    For actions that register: unscoped, because one human being has one record.
    """
    return {
        bytes(row.id_index or b""): row
        for batch in batches(sorted(set(indexes)))
        for row in Person.objects.filter(id_index__in=batch).select_for_update().order_by("pk")
    }


def people_reached(actor: Actor, person_ids: Iterable[int], grant: str) -> set[int]:
    """Return which of these people are within reach."""
    return {
        pk
        for batch in batches(sorted(set(person_ids)))
        for pk in people(actor, grant).filter(pk__in=batch).values_list("pk", flat=True)
    }


def members_anywhere(person_ids: Iterable[int]) -> set[int]:
    """Return which of these people are members of some union now (active or transferring)."""
    return {
        pk
        for batch in batches(sorted(set(person_ids)))
        for pk in MembershipSpell.objects.filter(person_id__in=batch, status__in=[ACTIVE, TRANSFERRING]).values_list(
            "person_id", flat=True
        )
    }


def last_spells(person_ids: Iterable[int]) -> dict[int, MembershipSpell]:
    """Return the latest spell of each person that has one, whatever its state and union."""
    latest: dict[int, MembershipSpell] = {}
    for batch in batches(sorted(set(person_ids))):
        for spell in MembershipSpell.objects.filter(person_id__in=batch).order_by("person_id", "from_on", "pk"):
            latest[spell.person_id] = spell
    return latest


def by_number(rows: QuerySet[Person], id_type: str, number: str) -> QuerySet[Person]:
    """Keep the person who bears a tidied number."""
    return rows.filter(id_index=identity_index(id_type, number))


def by_phone(rows: QuerySet[Person], number: str) -> QuerySet[Person]:
    """Keep the people with a tidied mobile number."""
    return rows.filter(phone_index=phone_index(number))


def own_person(actor: Actor) -> Person:
    """Return the record of the person who acts; ``NotFound`` when the log-in is nobody's."""
    found = Person.objects.filter(account_id=actor.account_id).first() if actor.account_id is not None else None
    if found is None:
        raise NotFound(
            "registry.no_own_record",
            N_("Your log-in is not linked to a person's record. Ask your union's officer to link it."),
        )
    return found


def reachable(rows: QuerySet[Person]) -> Q:
    """Return the condition that a related row's person is among ``rows``."""
    return Q(person__in=rows)


def _unknown() -> NotFound:
    return NotFound("registry.no_person", N_("There is no such person within your reach."))
