"""Rows of the registry's lists: what a page needs of each, fetched in a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr

from unionhall.base.authority import all_grants, scoped, within
from unionhall.base.models import Account, AuditRecord, RoleAssignment
from unionhall.base.pinyin import fold
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.identity import IdentityFault, read_identity
from unionhall.kernel.phone import read_phone
from unionhall.registry.models import (
    Coverage,
    Employer,
    EmployerYear,
    MembershipChange,
    MembershipSpell,
    Organisation,
    Post,
)
from unionhall.registry.queries.employers import employers
from unionhall.registry.queries.organisations import named_like, organisation, organisations
from unionhall.registry.queries.people import by_number, by_phone, people
from unionhall.registry.queries.regions import regions
from unionhall.registry.rules.kinds import RUNNING
from unionhall.registry.rules.tree import STEP, ancestors

MEMBERS = "registry.read_members"


def running_on(day: date, prefix: str = "") -> Q:
    """Return the condition of what runs on a day: begun, and not ended before it."""
    return Q(**{f"{prefix}from_on__lte": day}) & (
        Q(**{f"{prefix}to_on__isnull": True}) | Q(**{f"{prefix}to_on__gte": day})
    )


def organisation_rows(actor: Actor, today: date) -> QuerySet[Organisation]:
    """Return the organisations with the name of the one above."""
    path = OuterRef("path")
    above = organisations(actor).filter(path=Substr(path, 1, Length(path) - STEP)).order_by()
    rows: QuerySet[Organisation] = organisations(actor).annotate(above_name=Subquery(above.values("name")[:1]))
    return rows


def employer_rows(actor: Actor, today: date) -> QuerySet[Employer]:
    """Return the employers with the union that covers them today and their latest yearly facts."""
    covering = Coverage.objects.filter(running_on(today), employer=OuterRef("pk")).order_by("from_on")
    latest = EmployerYear.objects.filter(employer=OuterRef("pk")).order_by("-year")
    return employers(actor).annotate(
        covered_by=Subquery(covering.values("union__name")[:1]),
        covered_by_code=Subquery(covering.values("union__code")[:1]),
        latest_year=Subquery(latest.values("year")[:1]),
        headcount=Subquery(latest.values("headcount")[:1]),
        above_scale=Subquery(latest.values("above_scale")[:1]),
    )


def is_covered(today: date) -> Q:
    """Return the condition of employers that a union covers today."""
    return Q(Exists(Coverage.objects.filter(running_on(today), employer=OuterRef("pk"))))


def has_unconfirmed_year() -> Q:
    """Return the condition of employers with yearly facts that nobody confirmed."""
    return Q(Exists(EmployerYear.objects.filter(employer=OuterRef("pk"), confirmed_at__isnull=True)))


def member_rows(actor: Actor, today: date) -> QuerySet[MembershipSpell]:
    """Return membership spells with person and union; what is sealed stays unread."""
    rows = MembershipSpell.objects.select_related("person", "union").defer("person__id_number", "person__phone")
    return scoped(rows, actor, MEMBERS)


def post_rows(actor: Actor, today: date) -> QuerySet[Post]:
    """Return posts with person and organisation."""
    rows = Post.objects.select_related("person", "organisation").defer("person__id_number", "person__phone")
    return scoped(rows, actor, MEMBERS)


def year_rows(actor: Actor, today: date) -> QuerySet[EmployerYear]:
    """Return yearly facts with their employers."""
    return scoped(EmployerYear.objects.select_related("employer"), actor, "registry.read_employers")


def under(actor: Actor, code: str, field: str = "scope_path") -> tuple[Q, str] | None:
    """Return the condition "at or below this organisation" and its name; nothing outside the actor's reach."""
    try:
        top = organisation(actor, code)
    except NotFound:
        return None
    return within(top.path, field=field), top.name


def covered_by(actor: Actor, code: str, today: date) -> tuple[Q, str] | None:
    """Return the condition "covered by this union today" and the union's name."""
    try:
        union = organisation(actor, code)
    except NotFound:
        return None
    return Q(Exists(Coverage.objects.filter(running_on(today), employer=OuterRef("pk"), union=union))), union.name


@dataclass(frozen=True, slots=True)
class Counts:
    """What stands under an organisation; every number leads to its rows."""

    children: int
    below: int
    employers: int
    members: int
    posts: int


def counts_under(actor: Actor, top: Organisation, today: date) -> Counts:
    """Return the counts of one organisation's page (three queries)."""
    here = within(top.path)
    tree = organisations(actor).filter(within(top.path, field="path"), closed_on__isnull=True).order_by()
    orgs = tree.aggregate(below=Count("pk"), children=Count("pk", filter=Q(depth=top.depth + 1)))
    return Counts(
        children=orgs["children"],
        below=max(orgs["below"] - 1, 0),
        employers=employers(actor).filter(here, closed_on__isnull=True).order_by().count(),
        members=member_rows(actor, today).filter(here, status__in=RUNNING).order_by().count(),
        posts=post_rows(actor, today).filter(running_on(today), organisation=top).order_by().count(),
    )


def children_of(actor: Actor, top: Organisation, limit: int) -> list[Organisation]:
    """Return the first organisations directly under one, in tree order."""
    return list(
        organisations(actor).filter(within(top.path, field="path"), depth=top.depth + 1, closed_on__isnull=True)[:limit]
    )


def posts_of(actor: Actor, top: Organisation, today: date) -> list[Post]:
    """Return who holds which post in an organisation today."""
    return list(post_rows(actor, today).filter(running_on(today), organisation=top).order_by("post", "from_on")[:50])


def coverages_by(actor: Actor, union: Organisation, today: date, limit: int) -> list[Coverage]:
    """Return the employers that a union covers today, those within the actor's reach."""
    rows = Coverage.objects.filter(running_on(today), union=union).select_related("employer")
    return list(scoped(rows, actor, "registry.read_employers").order_by("employer__name")[:limit])


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may read here today."""

    name: str
    role: str
    at: str


def who_may_read(actor: Actor, path: str, grant: str, today: date, limit: int = 20) -> list[Reader]:
    """Return who holds ``grant`` over a place today, the nearest first; asked only by who holds it there too."""
    roles = all_grants()[grant].roles
    up = [path, *ancestors(path), ""]
    rows = (
        RoleAssignment.objects.filter(Q(scope_path=path) | Q(scope_path__in=up, subtree=True), running_on(today))
        .filter(role__in=roles, revoked_at__isnull=True, account__is_active=True)
        .select_related("account")
        .order_by("-scope_path", "role", "pk")[:limit]
    )
    found = list(rows)
    names = _names(actor, {row.scope_path for row in found})
    return [Reader(str(row.account), row.role, names.get(row.scope_path, "")) for row in found]


def _names(actor: Actor, paths: Iterable[str]) -> dict[str, str]:
    return dict(Organisation.objects.filter(path__in=list(paths)).values_list("path", "name"))


def organisations_named(actor: Actor, text: str, grant: str, limit: int = 8) -> list[tuple[str, str]]:
    """Return code and name of standing organisations that a typed word may mean."""
    rows = named_like(organisations(actor, grant), text).filter(closed_on__isnull=True)
    return list(rows.values_list("code", "name")[:limit])


def people_named(actor: Actor, text: str, limit: int = 8) -> list[tuple[str, str]]:
    """Return number and name (with masked identity number) of members that a typed word may mean."""
    if text.isascii() and text.isdigit() and len(text) < 10:
        found = member_rows(actor, date.min).filter(person_id=int(text))
    else:
        found = member_rows(actor, date.min).filter(person__name_index__contains=fold(text) or text)
    rows = found.order_by("person_id").values_list("person_id", "person__name", "person__id_tail").distinct()[:limit]
    return [(str(pk), f"{name} {tail}".strip()) for pk, name, tail in rows]


def regions_named(text: str, day: date, limit: int = 8) -> list[tuple[str, str]]:
    """Return code and name of regions valid on a day that a typed word may mean."""
    rows = regions(day)
    rows = rows.filter(code=text) if text.isascii() and text.isdigit() else rows.filter(name__contains=text)
    return list(rows.values_list("code", "name")[:limit])


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that was done to a subject: when, by whom (empty: by the system), through which verb and why."""

    at: datetime
    who: str
    verb: str
    reason: str
    subject: str


def happened(actor: Actor, subjects: Iterable[str], grant: str, limit: int = 20) -> list[Happened]:
    """Return what was done to the given subjects within reach, the latest first; no facts, no personal data."""
    rows = scoped(AuditRecord.objects.all(), actor, grant, field="place__scope_path").filter(subject__in=list(subjects))
    return told(rows.order_by("-id")[:limit])


def told(rows: Iterable[AuditRecord]) -> list[Happened]:
    """Turn audit rows into what a timeline tells, with the names of who acted (one query more)."""
    found = list(rows)
    ids = {row.account_id for row in found if row.account_id is not None}
    names = {account.pk: str(account) for account in Account.objects.filter(pk__in=ids)}
    return [Happened(row.at, names.get(row.account_id or 0, ""), row.verb, row.reason, row.subject) for row in found]


def post_named(actor: Actor, post_id: int) -> Post | None:
    """Return one post within reach."""
    return post_rows(actor, date.min).filter(pk=post_id).first()


def spell_named(actor: Actor, spell_id: int) -> MembershipSpell | None:
    """Return one membership spell within reach."""
    return member_rows(actor, date.min).filter(pk=spell_id).first()


def spells_of(actor: Actor, person_id: int) -> list[MembershipSpell]:
    """Return a person's spells within reach, the latest first."""
    return list(member_rows(actor, date.min).filter(person_id=person_id).order_by("-from_on", "-pk")[:50])


def posts_held(actor: Actor, person_id: int) -> list[Post]:
    """Return a person's posts within reach, the latest first."""
    return list(post_rows(actor, date.min).filter(person_id=person_id).order_by("-from_on", "-pk")[:50])


def person_by_number(actor: Actor, words: str) -> int | None:
    """Return the id of the person within reach who bears an identity number or a mobile phone."""
    within_reach = people(actor)
    read = read_identity(words)
    if not isinstance(read, IdentityFault):
        found = by_number(within_reach, read.type, read.number).values_list("pk", flat=True).first()
        if found is not None:
            return found
    phone = read_phone(words).number
    return by_phone(within_reach, phone).values_list("pk", flat=True).first() if phone else None


def changes_of(actor: Actor, person_id: int) -> list[MembershipChange]:
    """Return the changes of a person's memberships within reach, the latest first."""
    spells = member_rows(actor, date.min).filter(person_id=person_id)
    return list(MembershipChange.objects.filter(spell__in=spells.values("pk")).order_by("-on", "-pk")[:50])
