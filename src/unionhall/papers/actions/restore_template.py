"""Let an organisation use the template of the level above again."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.papers.models import TemplateVersion
from unionhall.papers.queries.templates import current_template, last_version
from unionhall.papers.rules.templates import plain_template
from unionhall.registry.queries.organisations import organisation

GRANT = "papers.change_template"


@transaction.atomic
def restore_template(*, actor: Actor, code: str, organisation_code: str, now: datetime) -> None:
    """End the organisation's own wording; its versions stay readable."""
    require(actor, GRANT)
    # Gather
    place = organisation(actor, organisation_code, GRANT)
    current = current_template(code, place.path)
    # Decide
    if current.owner_path != place.path:
        raise Refused(
            "papers.no_own_template", N_("{name} has no wording of its own for {code}."), name=place.name, code=code
        )
    # Record
    TemplateVersion.objects.create(
        **plain_template(current.template),
        scope_path=place.path,
        version=last_version(code, place.path) + 1,
        digest=current.template.digest,
        returned=True,
        made_at=now,
        made_by_id=actor.account_id,
    )
    audit.record(
        actor=actor, verb="papers.restore_template", subject=f"template:{code}", scope_path=place.path, now=now
    )
