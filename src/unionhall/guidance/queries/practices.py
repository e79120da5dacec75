"""What is on record of an enterprise's congress, openness and contract."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from unionhall.base.authority import scoped
from unionhall.guidance.models import EmployerPractice, Responsibility
from unionhall.guidance.queries.responsibilities import reachable
from unionhall.guidance.rules.grants import CONFIRM
from unionhall.kernel.actors import Actor
from unionhall.kernel.batches import batches
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Coverage, Employer
from unionhall.registry.queries.listed import running_on
from unionhall.registry.rules.kinds import FEDERATION


def practices_of(employer: Employer) -> QuerySet[EmployerPractice]:
    """Return the facts of an enterprise that stand, the latest first; who asks was let in to the enterprise."""
    rows = EmployerPractice.objects.filter(employer=employer, withdrawn_at__isnull=True)
    return rows.select_related("recorded_by", "confirmed_by").order_by("-held_on", "-pk")


def all_practices_of(employer: Employer) -> QuerySet[EmployerPractice]:
    """Return the facts of an enterprise, withdrawn ones too."""
    rows = EmployerPractice.objects.filter(employer=employer)
    return rows.select_related("recorded_by", "confirmed_by").order_by("-held_on", "-pk")


def standing_practice(employer: Employer, practice_id: int, *, lock: bool = False) -> EmployerPractice:
    """Return one fact of an enterprise that was not withdrawn."""
    rows = EmployerPractice.objects.filter(employer=employer, withdrawn_at__isnull=True)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=practice_id).first() if 0 < practice_id < 2**63 else None
    if found is None:
        raise NotFound("guidance.no_practice", N_("There is no such fact about this enterprise (any more)."))
    return found


def is_recorded(employer: Employer, kind: str, form: str, held_on: date) -> bool:
    """Tell whether this very fact stands already."""
    rows = EmployerPractice.objects.filter(employer=employer, kind=kind, form=form, held_on=held_on)
    return rows.filter(withdrawn_at__isnull=True).exists()


def confirmable(actor: Actor, on: date, grant: str = CONFIRM) -> QuerySet[Employer]:
    """Return the enterprises for which the actor speaks: on its ground, or covered by its own union."""
    grounds = scoped(Employer.objects.all(), actor, grant)
    unions = scoped(Coverage.objects.filter(running_on(on)).exclude(mode=FEDERATION), actor, grant, field="union__path")
    stations = scoped(Responsibility.objects.filter(running_on(on)), actor, grant, field="station__path")
    return Employer.objects.filter(
        Q(pk__in=grounds.values("pk"))
        | Q(pk__in=unions.order_by().values("employer_id"))
        | Q(pk__in=stations.order_by().values("employer_id"))
    )


def spoken_for(actor: Actor, uscc: str, on: date) -> Employer:
    """Return an enterprise for which the actor may confirm."""
    found = confirmable(actor, on).filter(uscc=uscc).first()
    if found is None:
        raise NotFound("guidance.no_enterprise", N_("There is no enterprise {uscc} within your reach."), uscc=uscc)
    return found


def recorded_facts(employer_ids: Iterable[int]) -> set[tuple[int, str, str, date]]:
    """Return which facts of the given enterprises stand already: employer, kind, form, day."""
    found: set[tuple[int, str, str, date]] = set()
    for batch in batches(sorted(set(employer_ids))):
        rows = EmployerPractice.objects.filter(employer_id__in=batch, withdrawn_at__isnull=True)
        found.update(rows.values_list("employer_id", "kind", "form", "held_on"))
    return found


def file_employer(actor: Actor, uscc: str, on: date) -> Employer:
    """Return an enterprise whose file the actor may open: a station's people, its ground, or its own union."""
    rows = Employer.objects.filter(uscc=uscc).select_related("seat")
    found = rows.filter(
        Q(pk__in=reachable(actor, on).order_by().values("pk"))
        | Q(pk__in=confirmable(actor, on).order_by().values("pk"))
    ).first()
    if found is None:
        raise NotFound("guidance.no_enterprise", N_("There is no enterprise {uscc} within your reach."), uscc=uscc)
    return found
