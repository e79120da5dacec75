"""Let a return fill itself with figures that were counted."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.desk.queries.deployments import form_of
from unionhall.desk.queries.returns import return_by_id
from unionhall.desk.rules.return_values import MOST_FIGURE
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


@transaction.atomic
def take_figures(*, actor: Actor, return_id: int, counted: Mapping[str, Mapping[str, Any]], now: datetime) -> int:
    """Put counted figures into an open return and return how many; what a person wrote stays as it is.

    ``counted``: for each field ``value``, ``as_of`` (ISO day), ``indicator``, ``cohort`` and ``part``. A figure that
    differs from what was counted needs an explanation when the return is submitted.
    """
    require(actor, "desk.take_figures")
    # Gather
    given = return_by_id(actor, return_id, "desk.take_figures", lock=True)
    form = form_of(given.part)
    # Decide
    if given.run is None or given.run.state != "open":
        raise Refused("desk.not_open", N_("The return was submitted. It must come back before it can be changed."))
    values, filled = dict(given.values), dict(given.filled)
    for code, one in counted.items():
        known = form.codes.get(code)
        if known is None or not known.indicator or not 0 <= int(one["value"]) <= MOST_FIGURE:
            raise Refused("desk.not_self_filling", N_("This field does not fill itself."), where=code)
        was = filled.get(code, {}).get("value")
        if values.get(code) in (None, was):
            values[code] = int(one["value"])
        filled[code] = {name: one[name] for name in ("value", "as_of", "indicator", "cohort", "part")}
    # Record
    if (values, filled) != (given.values, given.filled):
        given.values, given.filled, given.saved = values, filled, given.saved + 1
        given.save(update_fields=["values", "filled", "saved"])
        record(
            actor=actor,
            verb="desk.take_figures",
            subject=f"return:{given.pk}",
            scope_path=given.scope_path,
            now=now,
            facts={"fields": sorted(counted)},
        )
    return len(counted)
