"""Employers with what they practise on a day: congress within twelve months, posting in its time, contract in force."""

from datetime import date

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from unionhall.guidance.models import EmployerPractice
from unionhall.guidance.rules.practices import CONGRESS, CONTRACT, OPENNESS
from unionhall.guidance.rules.risk import CONGRESS_MONTHS, months_before
from unionhall.indicators.queries import cohort_rows
from unionhall.indicators.queries.scopes import Scope
from unionhall.indicators.rules.cohorts import EmployerCohort
from unionhall.registry.models import Employer

#: The columns of the tally: 1 practised, 0 known not to be, ``None`` nothing on record.
FLAGS = {CONGRESS: "practises_congress", OPENNESS: "practises_openness", CONTRACT: "practises_contract"}


def practising(scope: Scope, day: date, cohort: EmployerCohort) -> QuerySet[Employer]:
    """Return the employers of the cohort with a flag for each practice."""
    return cohort_rows.employers(scope, day, cohort).annotate(
        **{flag: _flag(kind, day) for kind, flag in FLAGS.items()}
    )


def _flag(kind: str, day: date) -> Case:
    facts = EmployerPractice.objects.filter(kind=kind, held_on__lte=day, withdrawn_at__isnull=True)
    known = facts.filter(employer=OuterRef("pk"))
    if kind == CONGRESS:
        counts = Q(Exists(known.filter(held=True, held_on__gte=months_before(day, CONGRESS_MONTHS))))
    else:
        # A later word that there is none outweighs what was there before.
        since = facts.filter(employer=OuterRef("employer"), held=True, held_on__gte=OuterRef("held_on"))
        missing = known.filter(~Exists(since), held=False)
        counts = Q(Exists(known.filter(held=True, valid_to__gte=day))) & ~Q(Exists(missing))
    return Case(When(counts, then=Value(1)), When(Exists(known), then=Value(0)), output_field=IntegerField())


def columns() -> dict[str, str]:
    """Return what is counted of ``practising`` rows, in SQL over its fields; only unionised units count."""
    found = {
        "unionised": "COALESCE(SUM(CASE WHEN best <= 2 THEN 1 ELSE 0 END), 0)",
        "paper": "COALESCE(SUM(CASE WHEN best IS NULL THEN touched ELSE 0 END), 0)",
    }
    for flag in FLAGS.values():
        found[flag] = f"COALESCE(SUM(CASE WHEN best <= 2 AND {flag} = 1 THEN 1 ELSE 0 END), 0)"
        found[f"{flag}_unknown"] = f"COALESCE(SUM(CASE WHEN best <= 2 AND {flag} IS NULL THEN 1 ELSE 0 END), 0)"
    return found


def parts(flag: str) -> dict[str, Q]:
    """Return the conditions of the rows behind a figure: counted, missing, nothing on record."""
    unionised = Q(best__lte=2)
    return {
        "numerator": unionised & Q(**{flag: 1}),
        "missing": unionised & Q(**{flag: 0}),
        "unknown": unionised & Q(**{f"{flag}__isnull": True}),
    }
