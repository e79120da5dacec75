"""Save the draft of a return."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.queries.deployments import form_of
from unionhall.desk.queries.returns import files_of_return, may_write, return_by_id
from unionhall.desk.rules.deploying import same_version
from unionhall.desk.rules.return_forms import FILE
from unionhall.desk.rules.return_values import clean_explanations, clean_values
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotAllowed, Refused
from unionhall.kernel.text import N_

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@transaction.atomic
def save_return(
    *,
    actor: Actor,
    return_id: int,
    values: Mapping[str, Any] = _NOTHING,
    explanations: Mapping[str, str] = _NOTHING,
    saved: int,
    now: datetime,
) -> int:
    """Lay values over those of the draft that was seen (``saved``), return the new count of drafts.

    Figures are whole numbers, money in fen, files by the id that ``attach_evidence`` returned; ``None`` clears.
    """
    require(actor, "desk.answer_deployment")
    # Gather
    given = return_by_id(actor, return_id, lock=True)
    form = form_of(given.part)
    # Decide
    if not may_write(actor, given) and not actor.system:
        raise NotAllowed("desk.not_yours_to_write", N_("The return is not with you now: its unit fills it in."))
    if given.run is not None and given.run.state != "open":
        raise Refused("desk.not_open", N_("The return was submitted. It must come back before it can be changed."))
    same_version(given.saved, saved)
    cleaned = clean_values(form, {**given.values, **values})
    held = files_of_return(given)
    for one in form.fields:
        if one.kind == FILE and one.code in cleaned and cleaned[one.code] not in held:
            raise Refused("desk.file_not_attached", N_("Attach the file to this return first."), where=one.code)
    told = clean_explanations(form, {**given.explanations, **explanations})
    # Record
    given.values, given.explanations, given.saved = cleaned, told, given.saved + 1
    given.save(update_fields=["values", "explanations", "saved"])
    record(
        actor=actor,
        verb="desk.save_return",
        subject=f"return:{given.pk}",
        scope_path=given.scope_path,
        now=now,
        facts={"saved": given.saved, "fields": sorted(values)},
    )
    return int(given.saved)
