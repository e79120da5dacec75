"""The rows that figures count, as unevaluated queries on a day: employers, memberships, organisations, posts.

Every one begins with a range over the scope path, so that a park's figure never reads another park's rows.
"""

from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat

from unionhall.base.authority import within
from unionhall.base.fields import AFTER_ANY_PATH
from unionhall.indicators.queries.scopes import Scope
from unionhall.indicators.rules.cohorts import EmployerCohort, KindCohort
from unionhall.registry.models import (
    Coverage,
    Employer,
    EmployerYear,
    MembershipChange,
    MembershipSpell,
    Organisation,
    Post,
)
from unionhall.registry.rules.kinds import ACTIVE, FEDERATION, GRASSROOTS, JOINT, OWN, RETAINED, TRANSFERRING, VOIDED

INDIVIDUAL_BUSINESS = "600"
_RUNNING = (ACTIVE, TRANSFERRING)


def spans(day: date, *, prefix: str = "") -> Q:
    """Keep rows whose ``from_on``-``to_on`` (both inclusive, open end ``None``) contains ``day``."""
    open_end = Q(**{f"{prefix}to_on__isnull": True}) | Q(**{f"{prefix}to_on__gte": day})
    return Q(**{f"{prefix}from_on__lte": day}) & open_end


def stands(day: date, *, begins: str, prefix: str = "") -> Q:
    """Keep what had begun by ``day`` (an unknown beginning counts) and stands until ``closed_on`` inclusive."""
    begun = Q(**{f"{prefix}{begins}__isnull": True}) | Q(**{f"{prefix}{begins}__lte": day})
    return begun & (Q(**{f"{prefix}closed_on__isnull": True}) | Q(**{f"{prefix}closed_on__gte": day}))


def in_term(day: date, *, prefix: str = "") -> Q:
    """Keep unions whose term on file reaches ``day``; an unknown end counts as valid (and is flagged elsewhere)."""
    return Q(**{f"{prefix}term_ends_on__isnull": True}) | Q(**{f"{prefix}term_ends_on__gte": day})


def running_memberships(day: date) -> QuerySet[MembershipSpell]:
    """Memberships that give a member's rights on ``day``: neither voided nor retained, nor ended without a day."""
    ended_without_day = ~Q(status__in=(*_RUNNING, RETAINED)) & Q(to_on__isnull=True)
    return MembershipSpell.objects.filter(spans(day)).exclude(status__in=(VOIDED, RETAINED)).exclude(ended_without_day)


def has_member(day: date, path: Any) -> Exists:
    """Tell whether somebody in the subtree of ``path`` (an ``OuterRef``) is an active member."""
    return Exists(
        running_memberships(day).filter(scope_path__gte=path, scope_path__lt=Concat(path, Value(AFTER_ANY_PATH)))
    )


def coverages(day: date) -> QuerySet[Coverage]:
    """Coverage on ``day`` by a union that counts: open, in term, with at least one active member."""
    return Coverage.objects.filter(
        spans(day),
        stands(day, begins="founded_on", prefix="union__"),
        in_term(day, prefix="union__"),
        has_member(day, OuterRef("union__path")),
    )


def _employers_of(scope: Scope, day: date) -> Q:
    """Employers seated on a federation's ground, or, for a union, those it covers on the day."""
    if scope.is_area:
        return within(scope.path)
    covered = Coverage.objects.filter(spans(day), within(scope.path, field="union__path")).values("employer_id")
    return Q(pk__in=covered)


def _fits(cohort: EmployerCohort) -> Q:
    fits = Q()
    if cohort.above_scale:
        fits &= Q(above_scale=True)
    if cohort.least is not None:
        fits &= Q(headcount__gte=cohort.least)
    if cohort.below is not None:
        fits &= Q(headcount__lt=cohort.below)
    return fits | Q(form=INDIVIDUAL_BUSINESS) if cohort.small else fits


def _unjudged(cohort: EmployerCohort) -> Q:
    missing = Q(above_scale__isnull=True) if cohort.above_scale else Q(headcount__isnull=True)
    return missing & ~Q(form=INDIVIDUAL_BUSINESS) if cohort.small else missing


def open_employers(scope: Scope, day: date) -> QuerySet[Employer]:
    """Employers of the scope open on ``day`` with ``headcount``, ``above_scale`` and ``facts_year`` on file."""
    years = EmployerYear.objects.filter(employer=OuterRef("pk"), year__lte=day.year).order_by("-year")
    return Employer.objects.filter(_employers_of(scope, day), stands(day, begins="opened_on")).annotate(
        headcount=Subquery(years.values("headcount")[:1]),
        above_scale=Subquery(years.values("above_scale")[:1]),
        facts_year=Subquery(years.values("year")[:1]),
    )


def employers(scope: Scope, day: date, cohort: EmployerCohort) -> QuerySet[Employer]:
    """Employers of the cohort with ``best``: 1 own union, 2 joint, 3 federation, ``None`` no union that counts.

    ``touched`` says that some union covers the employer, whether it counts or not.
    """
    rank = Case(When(mode=OWN, then=1), When(mode=JOINT, then=2), When(mode=FEDERATION, then=3))
    covering = coverages(day).filter(employer=OuterRef("pk")).annotate(rank=rank).order_by("rank", "pk")
    any_coverage = Coverage.objects.filter(spans(day), employer=OuterRef("pk"))
    return (
        open_employers(scope, day)
        .filter(_fits(cohort))
        .annotate(
            best=Subquery(covering.values("rank")[:1], output_field=IntegerField()),
            best_union=Subquery(covering.values("union_id")[:1]),
        )
        .annotate(touched=Case(When(Exists(any_coverage), then=1), default=0))
    )


def unjudged_employers(scope: Scope, day: date, cohort: EmployerCohort) -> QuerySet[Employer]:
    """Open employers that may or may not belong to the cohort, because the yearly fact is not on file."""
    rows = open_employers(scope, day)
    return rows.filter(_unjudged(cohort)) if cohort.needs_facts else rows.none()


def memberships(scope: Scope, day: date) -> QuerySet[MembershipSpell]:
    """Memberships running on ``day`` with ``then``: the status of that day, read back through later changes."""
    later = MembershipChange.objects.filter(spell=OuterRef("pk"), on__gt=day).order_by("on", "id")
    return (
        MembershipSpell.objects.filter(within(scope.path), spans(day))
        .exclude(status=VOIDED)
        .annotate(then=Coalesce(Subquery(later.values("from_status")[:1]), F("status")))
        .exclude(~Q(then__in=(*_RUNNING, RETAINED)) & Q(to_on__isnull=True))
    )


def members(scope: Scope, day: date, cohort: KindCohort) -> QuerySet[MembershipSpell]:
    """Memberships of one member cohort on ``day``."""
    rows = memberships(scope, day)
    if cohort.code == "retained":
        return rows.filter(Q(then=RETAINED))
    rows = rows.exclude(Q(then=RETAINED))
    if cohort.code == "women":
        return rows.filter(person__sex="F")
    return rows.filter(confirmed_at__isnull=True) if cohort.code == "unconfirmed" else rows


def organisations(scope: Scope, day: date, cohort: KindCohort) -> QuerySet[Organisation]:
    """Organisations of the scope that stood on ``day``, of the cohort's kinds."""
    here = within(scope.path, field="path") & stands(day, begins="founded_on")
    fits = Q(kind__in=sorted(cohort.values)) if cohort.values else Q()
    rows: QuerySet[Organisation] = Organisation.objects.filter(here, fits)
    return rows


def unions(scope: Scope, day: date) -> QuerySet[Organisation]:
    """Grassroots unions with ``valid`` (in term), ``peopled`` (has an active member), ``overdue`` and ``with_term``."""
    rows: QuerySet[Organisation] = Organisation.objects.filter(
        within(scope.path, field="path"), stands(day, begins="founded_on"), kind__in=sorted(GRASSROOTS)
    )
    annotated: QuerySet[Organisation] = rows.annotate(
        valid=Case(When(in_term(day), then=1), default=0),
        peopled=Case(When(has_member(day, OuterRef("path")), then=1), default=0),
        overdue=Case(When(term_ends_on__lt=day, then=1), default=0),
        with_term=Case(When(term_ends_on__isnull=False, then=1), default=0),
    )
    return annotated


def posts(scope: Scope, day: date, cohort: KindCohort) -> QuerySet[Post]:
    """Posts held on ``day``."""
    rows = Post.objects.filter(within(scope.path), spans(day))
    if cohort.code == "full_time":
        return rows.filter(full_time=True)
    return rows.filter(post__in=sorted(cohort.values)) if cohort.values else rows
