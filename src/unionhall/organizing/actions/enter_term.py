"""Enter the running term of a union that was elected before this system knew it."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_
from unionhall.organizing.models import Term
from unionhall.organizing.queries.renewals import running_term
from unionhall.organizing.rules.sizes import check_term
from unionhall.organizing.rules.terms import term_end
from unionhall.registry.queries.organisations import organisation

GRANT = "organizing.run_procedure"


@transaction.atomic
def enter_term(*, actor: Actor, union_code: str, elected_on: date, years: int, now: datetime) -> int:
    """Return the term's id; from now on its end is told ahead. A union whose term is known already keeps it."""
    require(actor, GRANT)
    # Gather
    union = organisation(actor, union_code, GRANT)
    known = running_term(union.pk)
    # Decide
    if known is not None:
        raise Conflict(
            "organizing.term_known",
            N_("{union}: the term since {day} is entered already."),
            union=union.name,
            day=known.elected_on.isoformat(),
        )
    check_term(years)
    if elected_on > clock.today(now) or elected_on.year < 1949:
        raise Refused("organizing.election_day", N_("The election day lies in the past, not before 1949."))
    # Record
    made = Term.objects.create(
        union=union,
        scope_path=union.path,
        elected_on=elected_on,
        years=years,
        ends_on=term_end(elected_on, years),
    )
    audit.record(
        actor=actor,
        verb="organizing.enter_term",
        subject=f"term:{made.pk}",
        scope_path=union.path,
        now=now,
        facts={"elected_on": elected_on.isoformat(), "years": years},
    )
    return int(made.pk)
