"""Keep the shipped wording of a template as a version, so that papers filled from it can always be read again."""

from datetime import datetime

from django.db import transaction

from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.papers.models import TemplateVersion
from unionhall.papers.queries.templates import last_version, shipped_row, shipped_template
from unionhall.papers.rules.templates import plain_template


@transaction.atomic
def keep_shipped(*, actor: Actor, code: str, now: datetime) -> int:
    """Return the id of the version; a new one arises when an update of the product brought another wording."""
    require(actor, "papers.fill_paper")
    # Gather
    template = shipped_template(code)
    row = shipped_row(template)
    # Decide
    if row is not None:
        return int(row.pk)
    # Record
    kept, _ = TemplateVersion.objects.get_or_create(
        code=code,
        scope_path="",
        version=last_version(code, "") + 1,
        defaults={**plain_template(template), "digest": template.digest, "made_at": now},
    )
    return int(kept.pk)
