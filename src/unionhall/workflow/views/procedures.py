"""Procedures as they are declared: the list, the wall chart, its PDF and its BPMN."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.workflow.declared import all_declared, declared
from unionhall.workflow.queries.runs import passed_of, run_by_id
from unionhall.workflow.rules.bpmn import bpmn
from unionhall.workflow.rules.grants import READ
from unionhall.workflow.rules.procedure import ROLES, Procedure
from unionhall.workflow.wall import SIZES, chart_pdf, clock_words, drawing


def procedures(request: ActorRequest) -> HttpResponse:
    """List the procedures of this installation."""
    require(request.actor, READ)
    rows = [
        (one.procedure.code, gettext(one.procedure.title), len(one.procedure.states)) for one in all_declared().values()
    ]
    return render(request, "workflow/procedures.html", {"procedures": sorted(rows, key=lambda row: row[1])})


def procedure(request: ActorRequest, code: str) -> HttpResponse:
    """Show one procedure: its chart, and the same in words."""
    table = _table(request, code)
    rows = [
        {
            "state": gettext(state.title),
            "help": gettext(state.help) if state.help else "",
            "who": gettext(ROLES[state.holder]) if not state.final else "",
            "clocks": ", ".join(f"{gettext(clock.title)}: {clock_words(clock)}" for clock in state.clocks),
            "steps": [
                (gettext(one.title), gettext(table.state(one.target).title), gettext(ROLES[one.role]))
                for one in table.leaving(state.code)
            ],
        }
        for state in table.states
    ]
    context = {"table": table, "title": gettext(table.title), "svg": drawing(table), "rows": rows}
    return render(request, "workflow/procedure.html", context)


def chart_svg(request: ActorRequest, code: str) -> HttpResponse:
    """Answer with the chart as SVG; with ``run`` its live state is highlighted."""
    table = _table(request, code)
    live, passed = _of_run(request, code)
    return _file(str(drawing(table, live=live, passed=passed)).encode(), "image/svg+xml", f"{code}.svg")


def wall_pdf(request: ActorRequest, code: str, size: str) -> HttpResponse:
    """Answer with the chart as a PDF in A4 or A1."""
    table = _table(request, code)
    if size not in SIZES:
        raise NotFound("workflow.no_size", N_("The chart is printed in A4 or A1."))
    live, passed = _of_run(request, code)
    return _file(chart_pdf(table, size, live=live, passed=passed), "application/pdf", f"{code}-{size}.pdf")


def bpmn_xml(request: ActorRequest, code: str) -> HttpResponse:
    """Answer with the procedure as BPMN 2.0 XML, for other tools."""
    return _file(bpmn(_table(request, code), gettext), "application/xml", f"{code}.bpmn")


def _table(request: ActorRequest, code: str) -> Procedure:
    require(request.actor, READ)
    return declared(code).procedure


def _of_run(request: ActorRequest, code: str) -> tuple[str, frozenset[str]]:
    word = request.GET.get("run", "")
    if not (word.isascii() and word.isdigit() and len(word) < 19):
        return "", frozenset()
    run = run_by_id(request.actor, int(word))
    if run.procedure != code:
        return "", frozenset()
    return run.state, passed_of(run)


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=media_type, headers=headers)
