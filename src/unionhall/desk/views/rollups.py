"""Pages of roll-ups: the sums with the returns behind each, freezing, signing, printing, the workbook."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import MONEY as MONEY_COLUMN
from unionhall.base.lists.columns import NUMBER as NUMBER_COLUMN
from unionhall.base.lists.columns import Column
from unionhall.base.lists.export import workbook
from unionhall.desk.actions.freeze_rollup import freeze_rollup
from unionhall.desk.actions.remind_late import remind_late
from unionhall.desk.actions.sign_rollup import sign_rollup
from unionhall.desk.forms.deployments import Freeze, Remind
from unionhall.desk.queries.deployments import part_by_id, round_of, rounds_of_deployment
from unionhall.desk.queries.returns import late_returns
from unionhall.desk.queries.rollups import behind, rollup_by_id, rollups_of, standing
from unionhall.desk.rules.grants import FREEZE, READ_DEPLOYMENTS, REVIEW, SIGN
from unionhall.desk.rules.return_forms import CHOICE, MONEY, SHARE, FormField, made_form
from unionhall.desk.rules.rolling import digest
from unionhall.desk.views.deployment_parts import figure_text
from unionhall.desk.views.deployments import ask_step, part_url
from unionhall.desk.views.returns import return_url
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.ui.formats import money_text, number_text
from unionhall.ui.notices import tell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 50


@login_required
@require_safe
def rollup(request: ActorRequest, part_id: int, round_code: str) -> HttpResponse:
    """Show the sums of a unit and those below it in a round, counted now, with what was frozen."""
    require(request.actor, READ_DEPLOYMENTS)
    part = part_by_id(request.actor, part_id)
    asked = round_of(part.deployment_id, round_code)
    now = standing(part, asked, clock.today())
    figures = [one for one in now.form.fields if (one.is_figure and one.adds) or one.kind == SHARE]
    here = reverse("desk:rollup", args=[part.pk, asked.code])
    context = {
        "part": part,
        "row": part.deployment,
        "round": asked,
        "rounds": [
            (one, reverse("desk:rollup", args=[part.pk, one.code]), one.pk == asked.pk)
            for one in rounds_of_deployment(part.deployment_id)
        ],
        "progress": now.progress,
        "figures": [
            (one, figure_text(one, now.summed.totals), _target(one, now), _behind(part, asked, one)) for one in figures
        ],
        "choices": [
            (one, sorted(now.summed.choices.get(one.code, {}).items())) for one in now.form.fields if one.kind == CHOICE
        ],
        "lines": [
            {
                "name": line.part.organisation.name,
                "own": line.own,
                "url": "" if line.own else reverse("desk:rollup", args=[line.part.pk, asked.code]),
                "progress": line.progress,
                "cells": [
                    (figure_text(one, line.summed.totals), "" if line.own else _behind(line.part, asked, one))
                    for one in figures
                ],
            }
            for line in now.lines
        ],
        "kept": rollups_of(part, asked),
        "may_freeze": may(request.actor, FREEZE, part.scope_path) and part.deployment.state == "issued",
        "back_url": f"{part_url(part)}&round={asked.code}",
        "xlsx_url": f"{here}table.xlsx",
    }
    return render(request, "desk/deployments/rollup.html", context)


def _target(one: FormField, now: Any) -> str:
    amount = now.targets.get((one.code, now.asked.year))
    if amount is None or not one.is_figure:
        return ""
    return money_text(amount) if one.kind == MONEY else number_text(amount)


def _behind(part: Any, asked: Any, one: FormField) -> str:
    return reverse("desk:behind", args=[part.pk, asked.code, one.code]) if one.is_figure else ""


@login_required
@require_safe
def table(request: ActorRequest, part_id: int, round_code: str) -> HttpResponse:
    """Give the sums as a workbook: a line for each unit right below, and the total."""
    require(request.actor, READ_DEPLOYMENTS)
    part = part_by_id(request.actor, part_id)
    asked = round_of(part.deployment_id, round_code)
    now = standing(part, asked, clock.today())
    figures = [one for one in now.form.fields if one.is_figure and one.adds]
    rows: list[tuple[str, Any, Any]] = [
        (line.part.organisation.name, line.progress, line.summed.totals) for line in now.lines
    ]
    rows.append((gettext("Total"), now.progress, now.summed.totals))
    columns = [
        Column("unit", N_("Unit that returns"), lambda row: row[0]),
        Column("due", N_("Units asked"), lambda row: row[1].due, NUMBER_COLUMN),
        Column("returned", N_("Returned"), lambda row: row[1].returned, NUMBER_COLUMN),
        Column("accepted", N_("Return accepted"), lambda row: row[1].accepted, NUMBER_COLUMN),
        *(
            Column(one.code, one.title, _reader(one.code), MONEY_COLUMN if one.kind == MONEY else NUMBER_COLUMN)
            for one in figures
        ),
    ]
    content = workbook(f"{part.organisation.name[:20]} {asked.code}", columns, rows)
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="returns-{part.pk}-{asked.code}.xlsx"'
    return answer


def _reader(code: str) -> Any:
    return lambda row: row[2].get(code)


@login_required
@require_safe
def figures_behind(request: ActorRequest, part_id: int, round_code: str, code: str) -> HttpResponse:
    """Show the accepted returns behind one figure, one page of them."""
    require(request.actor, READ_DEPLOYMENTS)
    part = part_by_id(request.actor, part_id)
    asked = round_of(part.deployment_id, round_code)
    now = standing(part, asked, clock.today())
    one = now.form.codes.get(code)
    if one is None or not one.is_figure:
        raise NotFound("desk.no_figure", N_("The return form has no such figure."))
    after = request.GET.get("after", "")[:252]
    found = behind(request.actor, part, asked, code, after=after, limit=PAGE + 1)
    shown = found[:PAGE]
    context = {
        "part": part,
        "row": part.deployment,
        "round": asked,
        "field": one,
        "total": figure_text(one, now.summed.totals),
        "rows": [(given, return_url(given.pk), figure_text(one, given.values)) for given in shown],
        "next_url": f"?after={shown[-1].scope_path}" if len(found) > PAGE else "",
        "back_url": reverse("desk:rollup", args=[part.pk, asked.code]),
    }
    return render(request, "desk/deployments/behind.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def freeze(request: ActorRequest, part_id: int, round_code: str) -> HttpResponse:
    """Freeze the sums as they are."""
    require(request.actor, FREEZE)
    part = part_by_id(request.actor, part_id, FREEZE)
    back = reverse("desk:rollup", args=[part.pk, round_of(part.deployment_id, round_code).code])

    def act(form: Any) -> str:
        reason = form.cleaned_data["reason"]
        made = freeze_rollup(
            actor=request.actor, part_id=part.pk, round_code=round_code, reason=reason, now=clock.now()
        )
        tell(request, gettext("It is frozen. Somebody else signs it."))
        return reverse("desk:frozen", args=[made])

    return ask_step(request, Freeze, act, title=gettext("Freeze the roll-up"), back=back, row=part.deployment)


@login_required
@require_safe
def frozen(request: ActorRequest, rollup_id: int) -> HttpResponse:
    """Show a frozen roll-up as it is printed: sums, units, returns, digest, signature."""
    require(request.actor, READ_DEPLOYMENTS)
    row = rollup_by_id(request.actor, rollup_id)
    held = row.content
    form = made_form({"fields": held["fields"]})
    figures = [one for one in form.fields if one.is_figure or one.kind == SHARE]
    signature = getattr(row, "signature", None)
    context = {
        "row": row,
        "deployment": row.part.deployment,
        "content": held,
        "heading": f"{row.part.deployment.title} · {row.round.code}",
        "paper_number": row.part.deployment.paper_number,
        "issued_on": clock.today(row.frozen_at),
        "figures": [
            (one, figure_text(one, held["totals"]), figure_text(one, held["targets"]) if one.is_figure else "")
            for one in figures
        ],
        "lines": [(line, [figure_text(one, line["totals"]) for one in figures]) for line in held["lines"]],
        "columns": figures,
        "signature": signature,
        "sound": digest(held) == row.sha256,
        "may_sign": signature is None
        and may(request.actor, SIGN, row.part.scope_path)
        and request.actor.account_id != row.frozen_by_id,
        "back_url": reverse("desk:rollup", args=[row.part_id, row.round.code]),
    }
    return render(request, "desk/deployments/frozen.html", context)


@login_required
@require_POST
def sign(request: ActorRequest, rollup_id: int) -> HttpResponse:
    """Sign a frozen roll-up."""
    require(request.actor, SIGN)
    mark = request.POST.get("sha256", "")[:64]
    sign_rollup(actor=request.actor, rollup_id=rollup_id, sha256=mark, now=clock.now())
    tell(request, gettext("It is signed."))
    return redirect(reverse("desk:frozen", args=[rollup_id]))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remind(request: ActorRequest, part_id: int, round_code: str) -> HttpResponse:
    """Remind every late unit at and below a part."""
    require(request.actor, REVIEW)
    part = part_by_id(request.actor, part_id, REVIEW)
    asked = round_of(part.deployment_id, round_code)
    back = f"{part_url(part)}&round={asked.code}"

    def act(form: Any) -> str:
        words = form.cleaned_data["words"]
        count = remind_late(actor=request.actor, part_id=part.pk, round_code=asked.code, words=words, now=clock.now())
        tell(request, gettext("Reminded: {count}.").format(count=count))
        return back

    late = late_returns(request.actor, part, asked, clock.today(), REVIEW)[:20]
    return ask_step(
        request,
        Remind,
        act,
        title=gettext("Remind the late units"),
        button=gettext("Remind them"),
        back=back,
        row=part.deployment,
        names=[one.part.organisation.name for one in late],
    )
