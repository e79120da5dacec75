"""Memberships as the actor may see them, and a worker's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from unionhall.base.authority import may, scoped, within
from unionhall.base.pinyin import fold
from unionhall.kernel.actors import Actor
from unionhall.kernel.batches import batches
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import MembershipChange, MembershipSpell, Person, Post
from unionhall.registry.queries.organisations import organisation
from unionhall.registry.rules.kinds import ACTIVE, RUNNING, TRANSFERRING

READ = "registry.read_members"


def members(actor: Actor, grant: str = READ) -> QuerySet[MembershipSpell]:
    """Return the spells in unions within reach, with person and union; sealed columns stay unread."""
    rows = MembershipSpell.objects.select_related("person", "union").defer("person__id_number", "person__phone")
    return scoped(rows.order_by("id"), actor, grant)


def members_under(actor: Actor, code: str) -> QuerySet[MembershipSpell]:
    """Return the spells in one organisation and all below it."""
    return members(actor).filter(within(organisation(actor, code, READ).path))


def on_day(rows: QuerySet[MembershipSpell], on: date) -> QuerySet[MembershipSpell]:
    """Keep the spells that ran on a day, by their dates."""
    return rows.filter(Q(to_on__isnull=True) | Q(to_on__gte=on), from_on__lte=on)


def unconfirmed(rows: QuerySet[MembershipSpell]) -> QuerySet[MembershipSpell]:
    """Keep the spells that the member has not confirmed."""
    return rows.filter(confirmed_at__isnull=True)


def named_like(rows: QuerySet[MembershipSpell], text: str) -> QuerySet[MembershipSpell]:
    """Keep the members whose name, pinyin or initials hold ``text``, or whose member number it is."""
    folded = fold(text)
    return rows.filter(Q(person__name_index__contains=folded) | Q(member_number=text)) if folded else rows


def spell(actor: Actor, spell_id: int, grant: str = READ, *, lock: bool = False) -> MembershipSpell:
    """Return one spell within reach."""
    rows = members(actor, grant)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=spell_id).first()
    if found is None:
        raise _unknown()
    return found


def changes_of(actor: Actor, spell_id: int) -> QuerySet[MembershipChange]:
    """Return what happened to a spell, the first first."""
    return MembershipChange.objects.filter(spell=spell(actor, spell_id)).order_by("id")


def is_member_elsewhere(of: MembershipSpell) -> bool:
    """Tell whether another spell of the same person is active or transferring."""
    return (
        MembershipSpell.objects.filter(person=of.person_id, status__in=[ACTIVE, TRANSFERRING])
        .exclude(pk=of.pk)
        .exists()
    )


def spell_to_confirm(actor: Actor, spell_id: int, grant: str) -> MembershipSpell:
    """Return a spell that is the actor's own or within reach, locked."""
    rows = MembershipSpell.objects.select_related("person", "union").select_for_update(of=("self",))
    found = rows.filter(pk=spell_id).first()
    if found is not None:
        own = actor.account_id is not None and found.person.account_id == actor.account_id
        if own or may(actor, grant, at=found.scope_path):
            return found
    raise _unknown()


@dataclass(frozen=True, slots=True)
class Confirmable:
    """A spell that may be confirmed: when it was, and the place of its union."""

    pk: int
    confirmed_at: datetime | None
    scope_path: str


def confirmable(actor: Actor, spell_ids: Iterable[int], grant: str) -> list[Confirmable]:
    """Return the running spells within reach with their place; locked in the order of their keys."""
    found: list[Confirmable] = []
    for batch in batches(spell_ids):
        rows = scoped(MembershipSpell.objects.select_for_update().order_by("pk"), actor, grant)
        held = rows.filter(pk__in=batch, status__in=RUNNING).values_list("pk", "confirmed_at", "scope_path")
        found.extend(Confirmable(*one) for one in held)
    return found


def own_among(actor: Actor, spell_ids: Iterable[int]) -> bool:
    """Tell whether one of these memberships is that of the person who acts."""
    if actor.account_id is None:
        return False
    own = set(MembershipSpell.objects.filter(person__account_id=actor.account_id).values_list("pk", flat=True))
    return not own.isdisjoint(spell_ids)


@dataclass(frozen=True, slots=True)
class Own:
    """A worker's own record: who they are, every spell (the running first) and every post."""

    person: Person
    spells: list[MembershipSpell]
    posts: list[Post]


def mine(account_id: int | None) -> Own | None:
    """Return the record of an account's holder (three queries); ``None`` when the log-in is linked to nobody."""
    if account_id is None:
        return None
    person = Person.objects.filter(account_id=account_id).first()
    if person is None:
        return None
    spells = MembershipSpell.objects.filter(person=person).select_related("union").order_by("-from_on", "-id")
    posts = Post.objects.filter(person=person).select_related("organisation").order_by("-from_on", "-id")
    return Own(person, list(spells), list(posts))


def members_without_log_in(rows: QuerySet[MembershipSpell]) -> QuerySet[MembershipSpell]:
    """Keep the members who cannot confirm by themselves yet."""
    return rows.filter(~Exists(Person.objects.filter(pk=OuterRef("person_id"), account__isnull=False)))


def _unknown() -> NotFound:
    return NotFound("registry.no_spell", N_("There is no such membership within your reach."))
