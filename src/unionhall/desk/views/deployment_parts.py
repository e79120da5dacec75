"""What a deployment's page shows of one unit and those right below it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.authority import may
from unionhall.base.http import ActorRequest
from unionhall.desk.queries.deployments import (
    current_round,
    line_to,
    round_of,
    rounds_of_deployment,
    targets_by_unit,
    units_below,
)
from unionhall.desk.queries.returns import latest_return
from unionhall.desk.queries.rollups import Line, Standing, rollups_of, standing
from unionhall.desk.queries.standing import is_own_part
from unionhall.desk.rules.carrying import form_differences, target_differences
from unionhall.desk.rules.deploying import DRAFT, ISSUED
from unionhall.desk.rules.grants import ANSWER, REVIEW
from unionhall.desk.rules.receipts import RECEIPT, RECEIPT_STATES
from unionhall.desk.rules.return_forms import MONEY, SHARE, FormField, made_form
from unionhall.desk.rules.return_values import progress, share_of
from unionhall.desk.rules.returning import RETURN_STATES
from unionhall.ui.formats import money_text, number_text, share_text
from unionhall.workflow.queries.judging import stand_as

PART_TONES = {"sent": "warn", "confirmed": "info", "passed_on": "ok", "kept": "ok", "released": "neutral"}
RETURN_TONES = {"open": "warn", "submitted": "info", "accepted": "ok", "released": "neutral"}
COLUMNS_SHOWN = 4


def figure_text(one: FormField, totals: Any) -> str:
    """Write a figure of a form: a number, money, or a computed share."""
    if one.kind == SHARE:
        share = share_of(one, totals)
        return "—" if share is None else share_text(share.numerator, share.denominator, 1)
    value = totals.get(one.code)
    if value is None:
        return "—"
    return money_text(value) if one.kind == MONEY else number_text(value)


def part_context(request: ActorRequest, row: Any, part: Any) -> dict[str, Any]:
    """Return what the page shows of a part in the round that was chosen."""
    today = clock.today()
    rounds = rounds_of_deployment(row.pk)
    asked_code = request.GET.get("round", "")[:8]
    chosen = round_of(row.pk, asked_code) if asked_code else current_round(rounds, today)
    assert chosen is not None, "a deployment has rounds"
    now = standing(part, chosen, today)
    address = f"{reverse('desk:deployment', args=[row.pk])}?at="
    mine = is_own_part(request.actor, part)
    own = latest_return(part, chosen) if part.keeps else None
    shown = [one for one in now.form.fields if one.target or one.kind == SHARE][:COLUMNS_SHOWN]
    shown = shown or [one for one in now.form.fields if one.is_figure][:COLUMNS_SHOWN]
    return {
        "line": [(one, f"{address}{one.pk}") for one in line_to(request.actor, part)],
        "rounds": [
            (one, f"{address}{part.pk}&round={one.code}", one.pk == chosen.pk) for one in rounds if len(rounds) > 1
        ],
        "round": chosen,
        "standing": now,
        "part_state": gettext(RECEIPT_STATES[part.run.state]) if part.run else "",
        "part_tone": PART_TONES.get(part.run.state, "neutral") if part.run else "",
        "steps": _steps(request, row, part, mine=mine),
        "own_return": own,
        "own_state": gettext(RETURN_STATES[own.run.state]) if own and own.run else "",
        "columns": [(one, _head(one)) for one in shown],
        "lines": [_line(line, shown, now, address) for line in now.lines],
        "chart": [(line.part.organisation.name, line.progress.per_cent, "") for line in now.lines],
        "totals": [(_head(one), figure_text(one, now.summed.totals), _target(now.targets, one, now)) for one in shown],
        "late": now.progress.late,
        "may_remind": row.state == ISSUED and may(request.actor, REVIEW, part.scope_path) and now.progress.late > 0,
        "rollup_url": reverse("desk:rollup", args=[part.pk, chosen.code]),
        "frozen": rollups_of(part, chosen, 1),
        "plan": _plan(row, now),
        "plan_years": list(range(row.first_year, row.last_year + 1)),
        **_before(row),
    }


def _head(one: FormField) -> str:
    return f"{one.title} ({one.unit})" if one.unit else one.title


def _target(targets: Any, one: FormField, now: Standing) -> str:
    amount = targets.get((one.code, now.asked.year))
    if amount is None or not one.is_figure:
        return ""
    done = progress(now.summed.totals.get(one.code, 0), amount)
    text = money_text(amount) if one.kind == MONEY else number_text(amount)
    return text if done is None else gettext("{target}, {done} % done").format(target=text, done=done)


def _line(line: Line, shown: list[FormField], now: Standing, address: str) -> dict[str, Any]:
    state = line.part.run.state if line.part.run and not line.own else ""
    cells = []
    for one in shown:
        amount = line.targets.get((one.code, now.asked.year))
        done = progress(line.summed.totals.get(one.code, 0), amount) if amount is not None else None
        target = ""
        if amount is not None:
            target = money_text(amount) if one.kind == MONEY else number_text(amount)
        cells.append((_head(one), figure_text(one, line.summed.totals), target, done))
    return {
        "part": line.part,
        "name": gettext("{unit} itself").format(unit=line.part.organisation.name)
        if line.own
        else line.part.organisation.name,
        "url": "" if line.own else f"{address}{line.part.pk}&round={now.asked.code}",
        "state": gettext(RECEIPT_STATES[state]) if state else "",
        "tone": PART_TONES.get(state, "neutral"),
        "progress": line.progress,
        "cells": cells,
    }


def _steps(request: ActorRequest, row: Any, part: Any, *, mine: bool) -> list[tuple[str, str]]:
    """Return the addresses and titles of what the reader may do with a part now, the first one first."""
    found: list[tuple[str, str]] = []
    split = (reverse("desk:split", args=[part.pk]), gettext("Split the target"))
    has_units = bool(units_below(part.organisation, 1))
    if row.state == DRAFT:
        return [split] if mine and part.above_id is None else []
    if row.state != ISSUED:
        return []
    if part.run is None:
        return [split] if mine else []
    for one in RECEIPT.leaving(part.run.state):
        grant = REVIEW if one.role == "superior" else ANSWER
        if stand_as(request.actor, part.run, one.role, grant) is None:
            continue
        if one.event == "pass_on":
            found += [split] if has_units else []
        else:
            found.append((reverse("desk:answer", args=[part.pk, one.event]), gettext(one.title)))
    if part.run.state == "passed_on" and mine:
        found.append(split)
    return found


def _plan(row: Any, now: Standing) -> list[dict[str, Any]]:
    """Return for a plan of several years each target by year, with what was reached in the chosen round's year."""
    if row.first_year == row.last_year:
        return []
    years = range(row.first_year, row.last_year + 1)
    found = []
    for one in now.form.targets:
        cells = []
        for year in years:
            amount = now.targets.get((one.code, year))
            reached = now.summed.totals.get(one.code) if year == now.asked.year else None
            cells.append(
                (
                    "—" if amount is None else number_text(amount),
                    number_text(reached) if reached is not None else "",
                    progress(reached, amount) if reached is not None and amount else None,
                )
            )
        found.append({"title": _head(one), "cells": cells})
    return found


def _before(row: Any) -> dict[str, Any]:
    """Return what differs from the plan before, for a deployment that was carried on."""
    if row.copied_from_id is None:
        return {}
    old = row.copied_from
    years = row.first_year - old.first_year
    forms = form_differences(made_form(old.form), made_form(row.form))
    targets = (
        target_differences(targets_by_unit(old, first=True), targets_by_unit(row, first=True), years)
        if row.state == DRAFT
        else []
    )
    return {"before": old, "before_forms": forms, "before_targets": targets[:100], "before_years": years}
