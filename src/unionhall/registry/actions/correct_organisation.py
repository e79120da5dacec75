"""Correct what is on record about an organisation; a system above that holds it gets it again by itself."""

from datetime import datetime

from django.db import IntegrityError, transaction

from unionhall.base import audit, clock, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict
from unionhall.kernel.text import N_
from unionhall.registry.events import OrganisationCorrected
from unionhall.registry.queries.organisations import last_renamed_on, organisations_by_code
from unionhall.registry.rules.corrections import changed_fields, check_organisation_details, tidied_organisation
from unionhall.registry.rules.people import check_version
from unionhall.registry.rules.rows import OrganisationDetails

GRANT = "registry.change_organisation"


@transaction.atomic
def correct_organisation(
    *, actor: Actor, code: str, row: OrganisationDetails, version: int, reason: str = "", now: datetime
) -> list[str]:
    """Let the record say what ``row`` says and return the names of the fields that changed.

    ``version`` is that of the record which the person at the screen saw. What is the same already leaves no trace.
    """
    require(actor, GRANT)
    row = tidied_organisation(row)
    # Gather
    organisation = organisations_by_code(actor, [code], GRANT, lock=True)[code]
    renamed_on = last_renamed_on(organisation)
    # Decide
    check_version(held=organisation.version, seen=version)
    check_organisation_details(
        row,
        code=code,
        name=organisation.name,
        kind=organisation.kind,
        closed_on=organisation.closed_on,
        last_renamed_on=renamed_on,
        today=clock.today(now),
    )
    changed = changed_fields(row, vars(organisation))
    if not changed:
        return changed
    # Record
    before = {name: getattr(organisation, name) for name in changed}
    for name in changed:
        setattr(organisation, name, getattr(row, name))
    organisation.version += 1
    try:
        with transaction.atomic():
            organisation.save(update_fields=[*changed, "version"])
    except IntegrityError as error:
        raise Conflict(
            "registry.credit_code_taken", N_("{code}: another union holds this credit code."), code=code
        ) from error
    outbox.announce(
        OrganisationCorrected(organisation.pk, code),
        aggregate=f"organisation:{code}",
        now=now,
        scope_path=organisation.path,
    )
    audit.record(
        actor=actor,
        verb="registry.correct_organisation",
        subject=f"organisation:{code}",
        scope_path=organisation.path,
        now=now,
        facts={name: [_plain(before[name]), _plain(getattr(row, name))] for name in changed},
        reason=reason.strip()[:200],
    )
    return changed


def _plain(value: object) -> str:
    return "" if value is None else str(value)
