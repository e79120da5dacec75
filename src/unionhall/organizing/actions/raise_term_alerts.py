"""Tell, once each, that a term ends in 180, 90, 30 days, today, or ended 30 days ago."""

from datetime import datetime, timedelta

from django.db import transaction

from unionhall.base import clock, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.organizing.events import TermAlertRaised
from unionhall.organizing.models import Term
from unionhall.organizing.queries.terms import as_rule, terms_ending_by
from unionhall.organizing.rules.terms import ALERT_DAYS, alerts_due

GRANT = "organizing.run_procedure"
MOST_A_NIGHT = 5000


@transaction.atomic
def raise_term_alerts(*, actor: Actor, now: datetime) -> int:
    """Announce every alert that is due and not yet told; return how many."""
    require(actor, GRANT)
    today = clock.today(now)
    # Gather
    ending = list(terms_ending_by(today + timedelta(days=-ALERT_DAYS[0])).select_for_update()[:MOST_A_NIGHT])
    # Decide
    due = [(term, alerts_due(as_rule(term), today, frozenset(term.told))) for term in ending]
    due = [(term, days) for term, days in due if days]
    # Record
    for term, days in due:
        term.told = sorted({*term.told, *days})
        outbox.announce(
            TermAlertRaised(term.pk, term.union_id, days[0]),
            aggregate=f"term:{term.pk}",
            now=now,
            scope_path=term.scope_path,
        )
    Term.objects.bulk_update([term for term, _ in due], ["told"], batch_size=500)
    return len(due)
