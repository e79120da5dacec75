"""What the composed pages ask of the registry: what waits, how much there is, what a search finds, where one acts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Q

from unionhall.base.authority import scoped
from unionhall.base.models import AuditRecord
from unionhall.base.pinyin import fold
from unionhall.kernel.actors import Actor
from unionhall.registry.models import EmployerYear, ImportBatch, ImportRow, MembershipSpell, Organisation
from unionhall.registry.queries.employers import employers
from unionhall.registry.queries.listed import Happened, is_covered, member_rows, told
from unionhall.registry.queries.organisations import named_like, organisations
from unionhall.registry.rules.kinds import RUNNING
from unionhall.registry.rules.roster.reasons import WARN


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in the registry within reach: counts and the oldest of each."""

    warned_rows: int
    unconfirmed_years: int
    terms_over: int
    terms_ending: int
    unconfirmed_members: int


def waiting(actor: Actor, today: date, soon: date) -> Waiting:
    """Count what waits for somebody; zero where the actor may do nothing about it (at most five queries)."""
    years = scoped(EmployerYear.objects.all(), actor, "registry.confirm_employer_year").filter(
        confirmed_at__isnull=True
    )
    terms = (
        scoped(Organisation.objects.all(), actor, "registry.fill_post", field="path")
        .filter(closed_on__isnull=True, term_ends_on__lte=soon)
        .aggregate(
            over=Count("pk", filter=Q(term_ends_on__lt=today)), soon=Count("pk", filter=Q(term_ends_on__gte=today))
        )
    )
    members = scoped(MembershipSpell.objects.all(), actor, "registry.change_member").filter(
        confirmed_at__isnull=True, status__in=RUNNING
    )
    rosters = scoped(ImportBatch.objects.all(), actor, "registry.import_roster").filter(undone_at__isnull=True)
    warned = ImportRow.objects.filter(batch__in=rosters.values("pk"), verdict=WARN, wave__isnull=True)
    return Waiting(
        warned_rows=warned.count(),
        unconfirmed_years=years.values("employer").distinct().count(),
        terms_over=terms["over"],
        terms_ending=terms["soon"],
        unconfirmed_members=members.count(),
    )


@dataclass(frozen=True, slots=True)
class Totals:
    """The registry's numbers within reach today."""

    organisations: int
    employers: int
    covered: int
    members: int


def totals(actor: Actor, today: date) -> Totals:
    """Count organisations, employers (and covered ones) and running memberships within reach (four queries)."""
    open_employers = employers(actor).filter(closed_on__isnull=True).order_by()
    return Totals(
        organisations=organisations(actor).filter(closed_on__isnull=True).order_by().count(),
        employers=open_employers.count(),
        covered=open_employers.filter(is_covered(today)).count(),
        members=member_rows(actor, today).filter(status__in=RUNNING).count(),
    )


def found_by_words(actor: Actor, words: str, limit: int) -> tuple[list[Any], list[Any], list[Any]]:
    """Return organisations, employers and members within reach that the words may mean (three queries)."""
    folded = fold(words)
    if not folded:
        return [], [], []
    orgs = organisations(actor).filter(Q(name_index__contains=folded) | Q(code__istartswith=words))
    firms = employers(actor).filter(Q(name_index__contains=folded) | Q(uscc__istartswith=words))
    people_found = member_rows(actor, date.min).filter(
        Q(person__name_index__contains=folded) | Q(member_number__istartswith=words), status__in=RUNNING
    )
    return list(orgs[:limit]), list(firms[:limit]), list(people_found.order_by("person__name", "pk")[:limit])


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation where somebody may act: ``depth`` counts from the highest one."""

    path: str
    code: str
    name: str


def places_held(paths: Iterable[str]) -> list[Place]:
    """Return the organisations at the given paths."""
    rows = Organisation.objects.filter(path__in=list(paths)).order_by("path").values_list("path", "code", "name")
    return [Place(*row) for row in rows]


def places_below(actor: Actor, words: str, limit: int) -> list[Place]:
    """Return organisations within reach that can be acted in, those the words may mean when given."""
    rows = organisations(replace(actor.through(actor.door), acting_at="")).filter(closed_on__isnull=True)
    rows = named_like(rows, words) if words else rows
    return [Place(*row) for row in rows.values_list("path", "code", "name")[:limit]]


def told_about(person_id: int, spell_ids: Iterable[int], limit: int = 50) -> list[Happened]:
    """Return what was done to a person's own record, for the person: also who read what is sealed, and why."""
    subjects = [f"person:{person_id}", *(f"spell:{pk}" for pk in spell_ids)]
    rows = AuditRecord.objects.filter(subject__in=subjects).order_by("-id")[:limit]
    return told(rows)
