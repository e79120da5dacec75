"""Give an organisation a new name and keep the old one with its dates."""

from datetime import date, datetime, timedelta

from django.db import transaction

from unionhall.base import audit, clock, outbox
from unionhall.base.authority import require
from unionhall.base.pinyin import name_index
from unionhall.kernel.actors import Actor
from unionhall.registry.events import OrganisationRenamed
from unionhall.registry.models import FormerName
from unionhall.registry.queries.organisations import last_renamed_on, organisations_by_code
from unionhall.registry.rules.standing import check_rename

GRANT = "registry.change_organisation"


@transaction.atomic
def rename_organisation(
    *, actor: Actor, code: str, name: str, short_name: str = "", from_on: date, now: datetime
) -> None:
    """Let the organisation bear ``name`` from ``from_on``."""
    require(actor, GRANT)
    # Gather
    organisation = organisations_by_code(actor, [code], GRANT, lock=True)[code]
    renamed_on = last_renamed_on(organisation)
    # Decide
    new_name = name.strip()
    check_rename(
        name=organisation.name,
        new_name=new_name,
        from_on=from_on,
        last_renamed_on=renamed_on,
        founded_on=organisation.founded_on,
        today=clock.today(now),
    )
    # Record
    FormerName.objects.create(
        organisation=organisation,
        name=organisation.name,
        short_name=organisation.short_name,
        from_on=renamed_on or organisation.founded_on,
        to_on=from_on - timedelta(days=1),
    )
    old = organisation.name
    organisation.name = new_name
    organisation.short_name = short_name.strip()
    organisation.name_index = name_index(new_name)
    organisation.version += 1
    organisation.save(update_fields=["name", "short_name", "name_index", "version"])
    outbox.announce(
        OrganisationRenamed(organisation.pk, code),
        aggregate=f"organisation:{code}",
        now=now,
        scope_path=organisation.path,
    )
    audit.record(
        actor=actor,
        verb="registry.rename_organisation",
        subject=f"organisation:{code}",
        scope_path=organisation.path,
        now=now,
        facts={"from": old, "to": new_name, "from_on": from_on.isoformat()},
    )
