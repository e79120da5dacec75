"""Terms and their alerts, as the actor may see them."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from unionhall.base.authority import scoped
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.organizing.models import Term
from unionhall.organizing.rules import terms as rule
from unionhall.organizing.rules.grants import READ


@dataclass(frozen=True, slots=True)
class TermLine:
    """A running term, how it stands, and how many days are left (negative: over)."""

    term: Term
    standing: str
    days_left: int


def terms(actor: Actor, grant: str = READ) -> QuerySet[Term]:
    """Return the running terms within reach, the one that ends first first."""
    rows = scoped(Term.objects.select_related("union"), actor, grant)
    return rows.filter(ended_on__isnull=True).order_by("ends_on", "id")


def term_by_id(actor: Actor, term_id: int, grant: str = READ, *, lock: bool = False) -> Term:
    """Return one running term within reach."""
    rows = terms(actor, grant)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=term_id).first() if 0 < term_id < 2**63 else None
    if found is None:
        raise NotFound("organizing.no_term", N_("There is no such term within your reach."))
    return found


def term_lines(actor: Actor, today: date, limit: int = 200) -> list[TermLine]:
    """Return the terms that are due or over, the most urgent first."""
    rows = terms(actor).filter(ends_on__lte=today + timedelta(days=-rule.ALERT_DAYS[0]))[:limit]
    return [TermLine(one, rule.standing(as_rule(one), today), (as_rule(one).last_on - today).days) for one in rows]


def terms_ending_by(day: date) -> QuerySet[Term]:
    """Return every running term that ends by a day (for the nightly alerts: unscoped)."""
    return Term.objects.filter(ended_on__isnull=True, ends_on__lte=day).order_by("pk")


def as_rule(of: Term) -> rule.Term:
    """Return the term as the rules read it."""
    return rule.Term(of.elected_on, of.ends_on, of.extended_to)
