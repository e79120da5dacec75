"""Take an organisation's next document number for something that is no template's paper."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.papers.models import PaperSeries
from unionhall.papers.queries.papers import system_values
from unionhall.registry.queries.organisations import organisation

GRANT = "papers.file_paper"


@transaction.atomic
def take_number(*, actor: Actor, organisation_code: str, now: datetime) -> str:
    """Return the next number of the organisation's series of the year; no gap when the caller rolls back."""
    require(actor, GRANT)
    # Gather
    issuer = organisation(actor, organisation_code, GRANT)
    today = clock.today(now)
    PaperSeries.objects.get_or_create(organisation_id=issuer.pk, year=today.year, defaults={"scope_path": issuer.path})
    series = PaperSeries.objects.select_for_update().get(organisation_id=issuer.pk, year=today.year)
    # Decide
    serial = series.last + 1
    number = str(system_values(issuer, today.year, serial, today)["paper_number"])
    # Record
    series.last = serial
    series.save(update_fields=["last"])
    audit.record(
        actor=actor,
        verb="papers.take_number",
        subject=f"organisation:{issuer.code}",
        scope_path=issuer.path,
        now=now,
        facts={"number": number},
    )
    return number
