"""The form of a deployment, and the split of a target."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.desk.actions.change_form import change_form
from unionhall.desk.actions.split_part import split_part
from unionhall.desk.forms.deployments import AddCheck, AddField
from unionhall.desk.queries.deployments import (
    form_of,
    own_deployment,
    part_by_id,
    parts_below,
    targets_by_unit,
    targets_of,
    units_below,
)
from unionhall.desk.queries.packs import pack, packs
from unionhall.desk.queries.standing import require_own_part
from unionhall.desk.rules.carrying import carried
from unionhall.desk.rules.deploying import DRAFT
from unionhall.desk.rules.grants import ISSUE, READ_DEPLOYMENTS
from unionhall.desk.rules.return_forms import FIELD_KINDS, MONEY
from unionhall.desk.rules.shares import Split, UnitShare
from unionhall.desk.rules.splitting import MOST_TARGET, Cell, balances, in_proportion
from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.money import fen_from_yuan
from unionhall.kernel.text import N_
from unionhall.ui.notices import tell
from unionhall.ui.words import say


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_form(request: ActorRequest, deployment_id: int) -> HttpResponse:
    """Show the return form of a draft; add or remove a field or a check, or take a ready form."""
    require(request.actor, ISSUE)
    row = own_deployment(request.actor, deployment_id, ISSUE)
    field_form, check_form, trouble = AddField(), AddCheck(), ""
    if request.method == "POST":
        declared, field_form, check_form = _changed(request, row.form)
        if declared is not None:
            try:
                change_form(
                    actor=request.actor,
                    deployment_id=row.pk,
                    form=declared,
                    version=_whole(request.POST.get("version", "")) or 0,
                    now=clock.now(),
                )
            except (Refused, Conflict) as refusal:
                trouble = say(refusal.sentence)
            else:
                tell(request, gettext("The form is kept."))
                return redirect(reverse("desk:deployment_form", args=[row.pk]))
    bad = bool(trouble or field_form.errors or check_form.errors)
    context = {
        "row": row,
        "fields": [(one, gettext(FIELD_KINDS.get(one["kind"], one["kind"]))) for one in row.form["fields"]],
        "checks": row.form["checks"],
        "field_form": field_form,
        "check_form": check_form,
        "packs": list(packs().values()),
        "trouble": trouble,
        "changes": row.state == DRAFT,
    }
    return render(request, "desk/deployments/form.html", context, status=422 if bad else 200)


def _changed(request: ActorRequest, form: dict[str, Any]) -> tuple[dict[str, Any] | None, AddField, AddCheck]:
    """Return the form as the button that was pressed would leave it, nothing when what was typed is not right."""
    fields, checks, posted = list(form["fields"]), list(form["checks"]), request.POST
    field_form, check_form = AddField(), AddCheck()
    changed: dict[str, Any] | None = None
    if posted.get("pack"):
        changed = pack(posted["pack"][:40]).form.plain()
    elif "remove_field" in posted or "remove_check" in posted:
        gone_field, gone_check = posted.get("remove_field", ""), posted.get("remove_check", "")
        left = [one for one in fields if one["code"] != gone_field]
        changed = {"fields": left, "checks": [one for one in checks if one["code"] != gone_check]}
    elif "rule" in posted:
        check_form = AddCheck(posted)
        if check_form.is_valid():
            given = check_form.cleaned_data
            made = {"title": given["check_title"], "rule": given["rule"], "firm": given["firm"]}
            changed = {"fields": fields, "checks": [*checks, {"code": _free("c", checks), **made}]}
    else:
        field_form = AddField(posted)
        if field_form.is_valid():
            changed = {"fields": [*fields, field_form.declared(_free("f", fields))], "checks": checks}
    return changed, field_form, check_form


def _free(letter: str, rows: list[dict[str, Any]]) -> str:
    taken = {one["code"] for one in rows}
    return next(code for n in range(1, 200) if (code := f"{letter}{n}") not in taken)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def split(request: ActorRequest, part_id: int) -> HttpResponse:
    """Show the table of the units right below with their targets and the sums; split when it adds up."""
    require(request.actor, READ_DEPLOYMENTS)
    part = part_by_id(request.actor, part_id)
    require_own_part(request.actor, part)
    sheet = _Sheet(request, part)
    trouble, status = "", 200
    if request.method == "POST":
        sheet.read(request.POST)
        if "evenly" in request.POST:
            sheet.share_out()
        elif "preview" not in request.POST:
            try:
                sheet.refuse_faults()
                split_part(
                    actor=request.actor,
                    part_id=part.pk,
                    split=sheet.split(),
                    version=_whole(request.POST.get("version", "")) or 0,
                    now=clock.now(),
                )
            except (Refused, Conflict) as refusal:
                trouble, status = say(refusal.sentence), 422
            else:
                tell(request, gettext("The target is split."))
                return redirect(f"{reverse('desk:deployment', args=[part.deployment_id])}?at={part.pk}")
    context = {"part": part, "row": part.deployment, "sheet": sheet, "trouble": trouble, "added": AddField()}
    return render(request, "desk/deployments/split.html", context, status=status)


class _Sheet:
    """The table of a split: a line for each unit, a cell for each target field and year."""

    def __init__(self, request: ActorRequest, part: Any) -> None:
        self.part, row = part, part.deployment
        self.fields = {one.code: one for one in form_of(part).targets}
        years = range(row.first_year, row.last_year + 1)
        self.cells: list[Cell] = [(code, year) for code in self.fields for year in years]
        below = {one.organisation.code: one for one in parts_below(part)}
        self.units = units_below(part.organisation)
        held = targets_of([part.pk, *(one.pk for one in below.values())])
        kept = targets_of([part.pk], kept=True).get(part.pk, {})
        self.own: dict[Cell, int] = held.get(part.pk, {})
        self.sets_own = part.above_id is None and row.state == DRAFT
        before = {}
        if row.copied_from_id and not below:
            years_on = row.first_year - row.copied_from.first_year
            before = {code: carried(cells, years_on) for code, cells in targets_by_unit(row.copied_from).items()}
        self.taken = {unit.code for unit in self.units if unit.code in below or not below}
        self.fixed = set(below)
        self.amounts: dict[str, dict[Cell, int]] = {
            unit.code: held.get(below[unit.code].pk, {}) if unit.code in below else before.get(unit.code, {})
            for unit in self.units
        }
        self.keeps, self.kept = part.keeps, dict(kept)
        self.reason, self.extra = part.split_reason, list(part.extra)
        self.faults = False

    def read(self, posted: Any) -> None:
        """Take what was typed."""
        self.taken = {unit.code for unit in self.units if f"u_{unit.code}" in posted} | self.fixed
        self.keeps, self.reason = "keeps" in posted, posted.get("reason", "")[:1000]
        for unit in self.units:
            self.amounts[unit.code] = self._typed(posted, unit.code)
        self.kept = self._typed(posted, "-kept")
        if self.sets_own:
            self.own = self._typed(posted, "-own")

    def refuse_faults(self) -> None:
        """Refuse what was typed and is no number."""
        if self.faults:
            raise Refused("desk.bad_target", N_("A target is a whole number from 0."))

    def _typed(self, posted: Any, name: str) -> dict[Cell, int]:
        found = {}
        for code, year in self.cells:
            text = posted.get(f"t_{name}_{code}_{year}", "").replace(",", "").strip()
            if not text:
                continue
            amount = self._amount(code, text)
            if amount is None:
                self.faults = True
            else:
                found[code, year] = amount
        return found

    def _amount(self, code: str, text: str) -> int | None:
        if self.fields[code].kind == MONEY:
            try:
                amount = fen_from_yuan(text)
            except ArithmeticError:
                return None
            return amount if 0 <= amount <= MOST_TARGET else None
        return _whole(text)

    def share_out(self) -> None:
        """Give every chosen unit the same share, exactly."""
        chosen = [unit.code for unit in self.units if unit.code in self.taken]
        for cell, total in self.own.items():
            left = total - (self.kept.get(cell, 0) if self.keeps else 0)
            for code, amount in zip(chosen, in_proportion(max(left, 0), [1] * len(chosen)), strict=True):
                self.amounts[code] = {**self.amounts[code], cell: amount}

    def split(self) -> Split:
        shares = [UnitShare(unit.code, self.amounts[unit.code]) for unit in self.units if unit.code in self.taken]
        return Split(
            shares,
            kept=self.kept if self.keeps else None,
            extra=self.extra,
            own=self.own if self.sets_own else None,
            reason=self.reason,
        )

    def heads(self) -> list[tuple[str, str]]:
        """Return title and year of each column."""
        units = {code: f" ({one.unit})" if one.unit else "" for code, one in self.fields.items()}
        return [(self.fields[code].title + units[code], str(year)) for code, year in self.cells]

    def lines(self) -> list[dict[str, Any]]:
        """Return a line for each unit: is it asked, may it be left out, what stands in its cells."""
        return [
            {
                "unit": unit,
                "taken": unit.code in self.taken,
                "fixed": unit.code in self.fixed,
                "cells": self._inputs(unit.code, self.amounts[unit.code], unit.name),
            }
            for unit in self.units
        ]

    def own_cells(self) -> list[dict[str, Any]]:
        """Return the unit's own target."""
        return self._inputs("-own", self.own, str(gettext("Own target")))

    def kept_cells(self) -> list[dict[str, Any]]:
        """Return what the unit keeps for itself."""
        return self._inputs("-kept", self.kept, str(gettext("Kept here")))

    def _inputs(self, name: str, amounts: dict[Cell, int], label: str) -> list[dict[str, Any]]:
        return [
            {
                "name": f"t_{name}_{code}_{year}",
                "value": self._text(code, amounts.get((code, year))),
                "column": f"{code}_{year}",
                "label": f"{label}: {self.fields[code].title} {year}",
            }
            for code, year in self.cells
        ]

    def _text(self, code: str, amount: int | None) -> str:
        if amount is None:
            return ""
        if self.fields[code].kind != MONEY:
            return str(amount)
        return f"{amount // 100}.{amount % 100:02d}" if amount % 100 else str(amount // 100)

    def sums(self) -> list[dict[str, Any]]:
        """Return for each cell what was given and what is missing or too much."""
        parts = [self.amounts[code] for code in self.taken] + ([self.kept] if self.keeps else [])
        found = {(one.field, one.year): one for one in balances(self.own, parts)}
        rows = []
        for code, year in self.cells:
            one = found.get((code, year))
            rows.append(
                {
                    "column": f"{code}_{year}",
                    "own": self._text(code, one.own if one else 0),
                    "given": self._text(code, one.given if one else 0),
                    "missing": self._text(code, -one.difference) if one and one.is_short else "",
                    "more": self._text(code, one.difference) if one and one.difference > 0 else "",
                }
            )
        return rows


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None
