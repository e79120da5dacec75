"""Close an organisation that nothing hangs on any more."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import audit, clock, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.registry.events import OrganisationClosed
from unionhall.registry.models import ServedRegion
from unionhall.registry.queries.organisations import organisations_by_code
from unionhall.registry.queries.running import running_at
from unionhall.registry.rules.standing import check_close

GRANT = "registry.change_organisation"


@transaction.atomic
def close_organisation(*, actor: Actor, code: str, last_on: date, reason: str, now: datetime) -> None:
    """Close it after ``last_on``; what it served ends with it. It stays on record and is never opened again."""
    require(actor, GRANT)
    # Gather
    organisation = organisations_by_code(actor, [code], GRANT, lock=True)[code]
    running = running_at(organisation, last_on)
    # Decide
    check_close(
        name=organisation.name,
        founded_on=organisation.founded_on,
        closed_on=organisation.closed_on,
        last_on=last_on,
        today=clock.today(now),
        reason=reason,
        running=running,
    )
    # Record
    organisation.closed_on = last_on
    organisation.closed_reason = reason.strip()[:200]
    organisation.version += 1
    organisation.save(update_fields=["closed_on", "closed_reason", "version"])
    ServedRegion.objects.filter(station=organisation, to_on__isnull=True).update(to_on=last_on)
    outbox.announce(
        OrganisationClosed(organisation.pk, code),
        aggregate=f"organisation:{code}",
        now=now,
        scope_path=organisation.path,
    )
    audit.record(
        actor=actor,
        verb="registry.close_organisation",
        subject=f"organisation:{code}",
        scope_path=organisation.path,
        now=now,
        facts={"last_on": last_on.isoformat()},
        reason=organisation.closed_reason,
    )
