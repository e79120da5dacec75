"""Employers, their yearly facts and who covers them, as the actor may see them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from unionhall.base.authority import scoped
from unionhall.base.pinyin import fold
from unionhall.kernel.actors import Actor
from unionhall.kernel.batches import batches
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Coverage, Employer, EmployerYear
from unionhall.registry.rules.coverage import StandingCoverage

READ = "registry.read_employers"


def employers(actor: Actor, grant: str = READ) -> QuerySet[Employer]:
    """Return the employers within the actor's reach, with their seats, in the order they were registered."""
    return scoped(Employer.objects.select_related("seat").order_by("id"), actor, grant)


def employer(actor: Actor, uscc: str, grant: str = READ) -> Employer:
    """Return one employer by credit code."""
    found = employers(actor, grant).filter(uscc=uscc).first()
    if found is None:
        raise _unknown(uscc)
    return found


def employers_by_uscc(
    actor: Actor, credit_codes: Iterable[str], grant: str = READ, *, lock: bool = False
) -> dict[str, Employer]:
    """Return the named employers; ``NotFound`` when any is missing. Locks are taken in primary-key order."""
    wanted = set(credit_codes)
    rows = scoped(Employer.objects.order_by("pk"), actor, grant)
    if lock:
        rows = rows.select_for_update()
    found = {row.uscc: row for batch in batches(sorted(wanted)) for row in rows.filter(uscc__in=batch)}
    missing = wanted - found.keys()
    if missing:
        raise _unknown(min(missing))
    return found


def with_current_facts(rows: QuerySet[Employer], *, on: date) -> QuerySet[Employer]:
    """Bring along the coverages running on a day and all yearly facts (two queries more, whatever the page holds)."""
    covering = Coverage.objects.filter(Q(to_on__isnull=True) | Q(to_on__gte=on), from_on__lte=on)
    return rows.prefetch_related(
        Prefetch("coverages", queryset=covering.select_related("union").order_by("from_on"), to_attr="running"),
        Prefetch("years", queryset=EmployerYear.objects.order_by("-year"), to_attr="facts"),
    )


def named_like(rows: QuerySet[Employer], text: str) -> QuerySet[Employer]:
    """Keep the employers whose name, pinyin, initials or credit code hold ``text``."""
    folded = fold(text)
    return rows.filter(Q(name_index__contains=folded) | Q(uscc__iexact=text.strip())) if folded else rows


def employer_years(actor: Actor, grant: str = READ) -> QuerySet[EmployerYear]:
    """Return the yearly facts within reach, the latest year first."""
    return scoped(EmployerYear.objects.select_related("employer").order_by("-year", "id"), actor, grant)


def year_of(actor: Actor, uscc: str, year: int, grant: str = READ, *, lock: bool = False) -> EmployerYear:
    """Return the facts of one employer in one year."""
    rows = employer_years(actor, grant)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(employer__uscc=uscc, year=year).first()
    if found is None:
        raise NotFound(
            "registry.no_year",
            N_("There are no facts of {year} for the employer {uscc} within your reach."),
            uscc=uscc,
            year=year,
        )
    return found


def coverages(actor: Actor, grant: str = READ) -> QuerySet[Coverage]:
    """Return the coverage relations of employers within reach."""
    return scoped(Coverage.objects.select_related("employer", "union").order_by("id"), actor, grant)


def running_coverage(actor: Actor, uscc: str, union_code: str, grant: str) -> Coverage:
    """Return the open coverage of an employer by a union, locked."""
    found = (
        scoped(Coverage.objects.select_related("employer").select_for_update(of=("self",)).order_by("pk"), actor, grant)
        .filter(employer__uscc=uscc, union__code=union_code, to_on__isnull=True)
        .first()
    )
    if found is None:
        raise NotFound(
            "registry.no_coverage",
            N_("No open coverage of {uscc} by {union} is within your reach."),
            uscc=uscc,
            union=union_code,
        )
    return found


def standing_coverages(*, employer_ids: Iterable[int] = (), union_ids: Iterable[int] = ()) -> list[StandingCoverage]:
    """Return the coverages of the given employers or by the given unions.

    For actions that decide about overlaps: unscoped, because a rule may not overlook what the actor cannot see.
    """
    names = ("employer_id", "employer__uscc", "union_id", "union__code", "mode", "from_on", "to_on", "id")
    found: dict[int, StandingCoverage] = {}
    for field, ids in (("employer_id", employer_ids), ("union_id", union_ids)):
        for batch in batches(sorted(set(ids))):
            for values in Coverage.objects.filter(**{f"{field}__in": batch}).values_list(*names):
                found[values[-1]] = StandingCoverage(*values[1:2], *values[3:7])
    return list(found.values())


def first_covered_on(of: Employer) -> date | None:
    """Return the first day of the first coverage of an employer, ``None`` when none is on record."""
    rows = Coverage.objects.filter(employer=of).order_by("from_on")
    return rows.values_list("from_on", flat=True).first()


def taken_employer_codes(credit_codes: Iterable[str]) -> set[str]:
    """Return which employers' credit codes are registered anywhere in the installation."""
    return {
        uscc
        for batch in batches(credit_codes)
        for uscc in Employer.objects.filter(uscc__in=batch).values_list("uscc", flat=True)
    }


def standing_years(employer_ids: Iterable[int], wanted: Iterable[int]) -> dict[tuple[int, int], EmployerYear]:
    """Return the facts on file by employer id and year, locked, for the action that replaces them."""
    years_wanted = sorted(set(wanted))
    rows = EmployerYear.objects.select_for_update(of=("self",)).select_related("employer").order_by("pk")
    return {
        (row.employer_id, row.year): row
        for batch in batches(sorted(set(employer_ids)), 4_000)
        for row in rows.filter(employer_id__in=batch, year__in=years_wanted)
    }


def _unknown(uscc: str) -> NotFound:
    return NotFound("registry.no_employer", N_("There is no employer {uscc} within your reach."), uscc=uscc)


def years_told(of: Employer, limit: int) -> list[EmployerYear]:
    """Return the yearly facts of an enterprise whose file the reader was let in to, the latest first."""
    return list(EmployerYear.objects.filter(employer=of).order_by("-year")[:limit])


def coverages_told(of: Employer, limit: int) -> list[Coverage]:
    """Return which unions cover or covered an enterprise whose file the reader was let in to, the latest first."""
    return list(Coverage.objects.filter(employer=of).select_related("union").order_by("-from_on", "pk")[:limit])
