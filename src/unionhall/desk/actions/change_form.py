"""Change the return form of a deployment that was not issued yet."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.models import Target
from unionhall.desk.queries.deployments import own_deployment
from unionhall.desk.rules.deploying import DRAFT, must_be, same_version
from unionhall.desk.rules.return_forms import read_form
from unionhall.kernel.actors import Actor

GRANT = "desk.issue_deployment"


@transaction.atomic
def change_form(*, actor: Actor, deployment_id: int, form: Mapping[str, Any], version: int, now: datetime) -> int:
    """Put a form in place of the draft's, return the new version; targets of fields that are gone go too."""
    require(actor, GRANT)
    # Gather
    row = own_deployment(actor, deployment_id, GRANT, lock=True)
    # Decide
    must_be(row.state, DRAFT)
    same_version(row.version, version)
    asked = read_form(form)
    # Record
    row.form, row.version = asked.plain(), row.version + 1
    row.save(update_fields=["form", "version"])
    left = [one.code for one in asked.targets]
    Target.objects.filter(part__deployment=row).exclude(field__in=left).delete()
    record(
        actor=actor,
        verb="desk.change_form",
        subject=f"deployment:{row.pk}",
        scope_path=row.scope_path,
        now=now,
        facts={"fields": len(asked.fields), "checks": len(asked.checks)},
    )
    return int(row.version)
