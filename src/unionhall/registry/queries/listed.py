"""Rows of the registry's lists: what a page needs of each, fetched in a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr

from unionhall.base.actors import Actor
from unionhall.base.authority import all_grants, scoped, within
from unionhall.base.models import RoleAssignment
from unionhall.kernel.errors import NotFound
from unionhall.registry.models import Coverage, Employer, EmployerYear, MembershipSpell, Organisation, Person, Post
from unionhall.registry.queries.employers import employers
from unionhall.registry.queries.organisations import organisation, organisations
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
    return organisations(actor).annotate(above_name=Subquery(above.values("name")[:1]))


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


def place_names(paths: Iterable[str]) -> list[Organisation]:
    """Return the organisations at the given paths, for the switcher of somebody who holds roles there."""
    return list(Organisation.objects.filter(path__in=list(paths)).order_by("path"))


def people_like(actor: Actor, folded: str, limit: int) -> list[Any]:
    """Return people with a running membership within reach whose name, pinyin or initials hold the words."""
    return list(
        member_rows(actor, date.min)
        .filter(status__in=RUNNING, person__name_index__contains=folded)
        .annotate(person_name=F("person__name"))
        .order_by("person__name", "pk")[:limit]
    )


def own_person(account_id: int) -> Person | None:
    """Return the person whose log-in this is."""
    return Person.objects.filter(account_id=account_id).first()
