"""Fill a return with the figures that are counted here."""

from datetime import datetime
from typing import Any

from django.db import transaction

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.desk.actions.take_figures import take_figures
from unionhall.desk.queries.deployments import form_of
from unionhall.desk.queries.returns import return_by_id
from unionhall.desk.rules.return_forms import COUNT, OVER, FormField
from unionhall.indicators.queries.figures import Figure, compute
from unionhall.indicators.rules.definitions import INDICATORS
from unionhall.kernel.actors import Actor


@transaction.atomic
def fill_return(*, actor: Actor, return_id: int, now: datetime) -> int:
    """Count every self-filling field of an open return for its unit, as of its day or today; return how many.

    A field whose figure is not counted here, or not known, stays with the unit.
    """
    require(actor, "indicators.fill_return")
    # Gather
    given = return_by_id(actor, return_id, "desk.take_figures")
    as_of = min(clock.today(now), given.round.as_of_on)
    counted: dict[str, dict[str, Any]] = {}
    for one in form_of(given.part).fields:
        known = INDICATORS.get(one.indicator)
        if known is None or not known.counted or (one.cohort and one.cohort not in (known.cohorts or {})):
            continue
        figure = compute(one.indicator, actor=actor, scope_path=given.scope_path, as_of=as_of, cohort=one.cohort)
        # Decide
        value = _value(one, figure)
        if value is not None:
            counted[one.code] = {
                "value": value,
                "as_of": as_of.isoformat(),
                "indicator": one.indicator,
                "cohort": figure.cohort,
                "part": one.part,
            }
    # Record
    return take_figures(actor=actor, return_id=return_id, counted=counted, now=now) if counted else 0


def _value(one: FormField, figure: Figure) -> int | None:
    if one.part in {COUNT, OVER}:
        return figure.numerator
    return figure.denominator
