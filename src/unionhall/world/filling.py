"""Fills every work template and renders it: T01 to T24 from the demo's own runs, T25 to T29 from values given here."""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.organizing.queries.paper_values import MAKERS, paper_of_run
from unionhall.organizing.queries.undertakings import undertakings
from unionhall.papers.queries.papers import system_values
from unionhall.papers.queries.rendering import pdf_of_paper
from unionhall.papers.queries.templates import shipped, shipped_template
from unionhall.papers.queries.word_file import docx_of_paper
from unionhall.papers.rules.fields import DAY, LIST, MONEY, NUMBER, YES_NO, Field, read_values
from unionhall.papers.rules.templates import Template
from unionhall.workflow.queries.runs import run_by_id

MOST_RUNS = 40
TEXTS = {
    "union_name": "七里河恒铸造有限公司工会",
    "employer": "七里河恒铸造有限公司",
    "congress": "第三届职工代表大会第二次会议",
    "matter": "《考勤管理办法》",
    "name": "周敏",
}


def ready_templates(actor: Actor, today: date) -> list[str]:
    """Return the codes of the templates that were filled without a missing field and rendered as PDF and Word file."""
    runs: list[Any] = [*_runs(actor)] or [None]
    return [code for code, template in shipped().items() if any(_fills(actor, template, one, today) for one in runs)]


def _runs(actor: Actor) -> list[Any]:
    rows = undertakings(actor).filter(run_id__isnull=False).order_by("id")
    return list(rows[:MOST_RUNS])


def _fills(actor: Actor, template: Template, of: Any, today: date) -> bool:
    values = given(template) if template.code not in MAKERS else _of_run(actor, template, of, today)
    read, faults = read_values(template.fields, values)
    if faults:
        return False
    system = system_values(of.union, today.year, 1, today) if of is not None else {}
    return _renders(template.code, json.dumps({**read, **system}, ensure_ascii=False, sort_keys=True, default=str))


def _of_run(actor: Actor, template: Template, of: Any, today: date) -> Mapping[str, Any]:
    if of is None or of.run_id is None:
        return {}
    return paper_of_run(run_by_id(actor, of.run_id), template.code, "", today).values


@lru_cache(maxsize=256)
def _renders(code: str, values: str) -> bool:
    """Render one paper both ways; the same values are rendered once a process."""
    template, read = shipped_template(code), json.loads(values)
    try:
        pdf, word = pdf_of_paper(template, read), docx_of_paper(template, read)
    except Refused:
        return False
    return pdf.startswith(b"%PDF") and word.startswith(b"PK")


def given(template: Template) -> dict[str, Any]:
    """Return values for a template that no run fills: invented, one for each field."""
    return {
        field.name: [{column.name: _value(column, number) for column in field.columns} for number in range(3)]
        if field.type == LIST
        else _value(field, 0)
        for field in template.fields
    }


def _value(field: Field, number: int) -> Any:
    if field.type == DAY:
        return f"2026-12-{2 + number:02d}"
    if field.type == NUMBER:
        return 12 + number
    if field.type == MONEY:
        return 230_000 + number * 10_000
    if field.type == YES_NO:
        return number != 1
    return TEXTS.get(field.name, field.title)
