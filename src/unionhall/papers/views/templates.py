"""Office pages of templates: the list, the editor with its preview, going back to the template above."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.http import ActorRequest
from unionhall.kernel.errors import Refused
from unionhall.papers.actions.change_template import change_template
from unionhall.papers.actions.restore_template import restore_template
from unionhall.papers.queries.choosing import place_for
from unionhall.papers.queries.rendering import pdf_of_paper
from unionhall.papers.queries.templates import (
    READ,
    Current,
    current_template,
    current_templates,
    last_version,
    own_versions,
)
from unionhall.papers.rules.blocks import ALIGNS, KEYS, KINDS
from unionhall.papers.rules.editing import form_of, placeholders, plain_of
from unionhall.papers.rules.faults import refuse_faults
from unionhall.papers.rules.fields import SYSTEM_FIELDS, TYPES
from unionhall.papers.rules.kinds import FLOWS
from unionhall.papers.rules.templates import plain_template, read_template
from unionhall.ui.notices import tell
from unionhall.ui.words import say

CHANGE, FILL = "papers.change_template", "papers.fill_paper"
MOST_BLOCKS = 200
_KEYS = (
    "kind",
    "when",
    "text",
    "right",
    "list",
    "parts",
    "align",
    "level",
    "numbered",
    "blank_rows",
    "height",
    "caption",
)


def templates_list(request: ActorRequest) -> HttpResponse:
    """List the templates that hold at an organisation."""
    require(request.actor, READ)
    place = place_for(request.actor, request.GET.get("in", "")[:40], READ)
    own = {"in": place.code}
    rows = [
        {
            "template": current.template,
            "flows": ", ".join(gettext(FLOWS[flow]) for flow in current.template.flows),
            "own": current.owner_path == place.path,
            "above": bool(current.owner_path) and current.owner_path != place.path,
            "version": current.version,
            "fill_url": f"{reverse('papers:fill', args=[current.template.code])}?{urlencode(own)}",
            "edit_url": f"{reverse('papers:template', args=[current.template.code])}?{urlencode(own)}",
        }
        for current in current_templates(request.actor, place.code)
    ]
    context = {"place": place, "rows": rows, "may_fill": may(request.actor, FILL, place.path)}
    return render(request, "papers/templates.html", context)


def template(request: ActorRequest, code: str) -> HttpResponse:
    """Read a template and, with the grant, edit it as rows of a form: everything works without JavaScript."""
    actor = request.actor
    require(actor, READ)
    place = place_for(actor, request.GET.get("in", "")[:40], CHANGE if request.method == "POST" else READ)
    current = current_template(code, place.path)
    may_change = may(actor, CHANGE, place.path)
    if request.method != "POST":
        blocks = [form_of(block) for block in current.template.blocks]
        values: dict[str, Any] = {
            "title": current.template.title,
            "based_on": last_version(code, place.path),
            "note": "",
        }
        return _editor(request, place, current, blocks, values, may_change=may_change)
    blocks = _posted(request)
    based_on = request.POST.get("based_on", "")
    values = {
        "title": request.POST.get("title", "")[:200],
        "based_on": int(based_on) if based_on.isascii() and based_on.isdigit() and len(based_on) < 9 else 0,
        "note": request.POST.get("note", "")[:200],
    }
    step = request.POST.get("do", "")
    if ":" in step:
        return _editor(request, place, current, _moved(blocks, step), values, may_change=True)
    try:
        if step == "preview":
            return _preview(current, str(values["title"]), blocks)
        change_template(
            actor=actor,
            code=code,
            organisation_code=place.code,
            title=str(values["title"]),
            blocks=[plain_of(block) for block in blocks],
            based_on=int(values["based_on"]),
            note=str(values["note"]),
            now=clock.now(),
        )
    except Refused as refusal:
        trouble = say(refusal.sentence)
        return _editor(request, place, current, blocks, values, may_change=True, trouble=trouble, status=422)
    tell(request, gettext("The organisation has its own wording now."))
    return HttpResponseRedirect(f"{reverse('papers:template', args=[code])}?{urlencode({'in': place.code})}")


def _posted(request: ActorRequest) -> list[dict[str, str]]:
    count = request.POST.get("blocks", "")
    most = min(int(count), MOST_BLOCKS) if count.isascii() and count.isdigit() and len(count) < 4 else 0
    return [
        {key: request.POST.get(f"b{number}-{key}", "")[:40_000] for key in _KEYS}
        for number in range(most)
        if request.POST.get(f"b{number}-kind") in KINDS
    ]


def _moved(blocks: list[dict[str, str]], step: str) -> list[dict[str, str]]:
    """Return the blocks after one was moved, dropped or added; nothing is kept yet."""
    verb, _, where = step.partition(":")
    at = int(where) if where.isascii() and where.isdigit() and len(where) < 4 else -1
    if not 0 <= at < len(blocks):
        return blocks
    if verb == "drop":
        return blocks[:at] + blocks[at + 1 :]
    if verb == "add":
        return [*blocks[: at + 1], {"kind": "paragraph"}, *blocks[at + 1 :]]
    other = at - 1 if verb == "up" else at + 1
    if verb in {"up", "down"} and 0 <= other < len(blocks):
        blocks[at], blocks[other] = blocks[other], blocks[at]
    return blocks


def _preview(current: Current, title: str, blocks: list[dict[str, str]]) -> HttpResponse:
    data = plain_template(current.template) | {"title": title, "blocks": [plain_of(block) for block in blocks]}
    edited, faults = read_template(data)
    refuse_faults(faults)
    shown = {"issuer": "【发文机关】", "paper_number": "××〔2026〕×号", "issued_on": "2026-01-01"}
    pdf = pdf_of_paper(edited, placeholders(edited.fields) | shown, mark="样　张")
    return HttpResponse(pdf, content_type="application/pdf")


def _editor(
    request: ActorRequest,
    place: Any,
    current: Current,
    blocks: list[dict[str, str]],
    values: dict[str, Any],
    *,
    may_change: bool,
    trouble: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = current.template
    context = {
        "place": place,
        "current": current,
        "heading": f"{shown.code} {shown.name}",
        "is_own": current.owner_path == place.path,
        "blocks": [
            {
                "number": number,
                "title": gettext(KINDS[block["kind"]]),
                "values": block,
                "has": KEYS[block["kind"]]
                | ({"parts"} if {"columns", "rows", "items"} & KEYS[block["kind"]] else set()),
            }
            for number, block in enumerate(blocks)
        ],
        "values": values,
        "kinds": [(kind, gettext(title)) for kind, title in KINDS.items()],
        "aligns": ALIGNS,
        "fields": [
            (field, gettext(TYPES[field.type]), ", ".join(column.name for column in field.columns))
            for field in (*SYSTEM_FIELDS, *shown.fields)
        ],
        "versions": own_versions(request.actor, shown.code, place.path),
        "may_change": may_change,
        "trouble": trouble,
    }
    return render(request, "papers/template.html", context, status=status)


@require_POST
def restore(request: ActorRequest, code: str) -> HttpResponse:
    """Use the template of the level above again."""
    place = place_for(request.actor, request.GET.get("in", "")[:40], CHANGE)
    restore_template(actor=request.actor, code=code, organisation_code=place.code, now=clock.now())
    tell(request, gettext("The template of the level above holds again."))
    return HttpResponseRedirect(f"{reverse('papers:template', args=[code])}?{urlencode({'in': place.code})}")
