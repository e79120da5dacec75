"""Give an organisation its own wording of a template."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from unionhall.base import audit, typesetting
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict
from unionhall.kernel.text import N_
from unionhall.papers.models import TemplateVersion
from unionhall.papers.queries.templates import current_template, last_version
from unionhall.papers.rules.blocks import all_text, read_blocks
from unionhall.papers.rules.faults import refuse_faults
from unionhall.papers.rules.templates import plain_template, template_faults
from unionhall.registry.queries.organisations import organisation

GRANT = "papers.change_template"


@transaction.atomic
def change_template(
    *,
    actor: Actor,
    code: str,
    organisation_code: str,
    title: str,
    blocks: Sequence[Mapping[str, Any]],
    based_on: int,
    note: str = "",
    now: datetime,
) -> int:
    """Keep the next version at the organisation and return its id; ``based_on`` is its version that was edited.

    The declared fields stay as they are: they are what a run fills. ``based_on`` is 0 where the organisation had none.
    """
    require(actor, GRANT)
    # Gather
    place = organisation(actor, organisation_code, GRANT)
    current = current_template(code, place.path)
    version = last_version(code, place.path)
    # Decide
    if version != based_on:
        raise Conflict(
            "papers.template_changed",
            N_("Somebody else changed this template meanwhile (version {version}). Look at it and change it again."),
            version=version,
        )
    read, faults = read_blocks(blocks)
    changed = replace(current.template, title=title.strip(), blocks=read)
    refuse_faults(faults + template_faults(changed))
    typesetting.check_characters(changed.title + all_text(read))
    # Record
    row = TemplateVersion.objects.create(
        **plain_template(changed),
        scope_path=place.path,
        version=version + 1,
        digest=changed.digest,
        note=note.strip()[:200],
        made_at=now,
        made_by_id=actor.account_id,
    )
    audit.record(
        actor=actor,
        verb="papers.change_template",
        subject=f"template:{code}",
        scope_path=place.path,
        now=now,
        facts={"version": version + 1, "digest": changed.digest},
    )
    return int(row.pk)
