"""Fill a template: make a draft."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.papers.actions.keep_shipped import keep_shipped
from unionhall.papers.models import Paper
from unionhall.papers.queries.papers import system_values
from unionhall.papers.queries.rendering import laid, title_of
from unionhall.papers.queries.templates import current_template, organisation_at
from unionhall.papers.rules.faults import refuse_faults
from unionhall.papers.rules.fields import read_values
from unionhall.workflow.queries.paper_values import paper_values

GRANT = "papers.fill_paper"


@transaction.atomic
def fill_paper(
    *,
    actor: Actor,
    template: str,
    scope_path: str,
    subject: str,
    values: Mapping[str, Any],
    about: str = "",
    now: datetime,
) -> int:
    """Return the id of a draft at ``scope_path`` that belongs to ``subject`` (``run:12``, or nothing).

    What the run itself knows counts before what is given: no figure of it is typed a second time. ``about`` says which
    of several things of the run the paper is about: a ballot, a member. Refuses with every fault at once: a value that
    is missing, of another type, or that the font cannot print.
    """
    require(actor, GRANT, scope_path)
    # Gather
    place = organisation_at(scope_path)
    current = current_template(template, scope_path)
    known = paper_values(actor, subject, template, about=about[:80], today=clock.today(now)).values
    # Decide
    read, faults = read_values(current.template.fields, {**values, **known})
    refuse_faults(faults)
    seen = read | system_values(place, clock.today(now).year, None, None)
    laid(current.template, seen)
    # Record
    kept = current.row.pk if current.row else keep_shipped(actor=actor, code=template, now=now)
    made = Paper.objects.create(
        template_id=kept,
        code=template,
        organisation=place,
        scope_path=scope_path,
        subject=subject[:80],
        title=title_of(current.template, seen),
        values=json.dumps(read, ensure_ascii=False),
        created_at=now,
        created_by_id=actor.account_id,
        changed_at=now,
    )
    audit.record(
        actor=actor,
        verb="papers.fill_paper",
        subject=f"paper:{made.pk}",
        scope_path=scope_path,
        now=now,
        facts={"template": template, "for": subject[:80]},
    )
    return int(made.pk)
