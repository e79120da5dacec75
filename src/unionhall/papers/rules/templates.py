"""A template as a value: its declared fields, its blocks, and how it becomes plain data and back."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from unionhall.kernel.text import N_, Sentence
from unionhall.papers.rules.blocks import Block, Cell, Column, check_blocks, read_blocks, title_faults, used_fields
from unionhall.papers.rules.fields import Fault, Field, field_faults
from unionhall.papers.rules.kinds import FLOWS, LAYOUTS

_DEFAULT_BLOCK = asdict(Block(kind="title"))
_DEFAULT_COLUMN = asdict(Column(title=""))
_DEFAULT_CELL = asdict(Cell())
_DEFAULT_FIELD = asdict(Field(name="", title=""))


@dataclass(frozen=True, slots=True)
class Template:
    """``title`` may merge fields that name nobody; ``name`` is what the template is called in lists."""

    code: str
    name: str
    title: str
    layout: str
    landscape: bool
    flows: tuple[str, ...]
    fields: tuple[Field, ...]
    blocks: tuple[Block, ...]

    @property
    def carries_number(self) -> bool:
        """Tell whether the paper shows its number; what does not (a ballot) carries no QR either."""
        return any(block.kind in {"number_line", "form_number"} for block in self.blocks)

    @property
    def digest(self) -> str:
        """Return what tells two templates apart."""
        plain = json.dumps(plain_template(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(plain.encode()).hexdigest()


def read_template(data: Mapping[str, Any]) -> tuple[Template, list[Fault]]:
    """Return the template of plain data and every fault in it."""
    fields = read_fields(data.get("fields", []))
    blocks, faults = read_blocks(data.get("blocks", []))
    template = Template(
        code=str(data.get("code", "")),
        name=str(data.get("name", "")),
        title=str(data.get("title", "")),
        layout=str(data.get("layout", "")),
        landscape=bool(data.get("landscape", False)),
        flows=tuple(str(flow) for flow in data.get("flows", ())),
        fields=fields,
        blocks=blocks,
    )
    return template, faults + template_faults(template)


def template_faults(template: Template) -> list[Fault]:
    """Return everything that is wrong with a template, all at once."""
    faults = field_faults(template.fields)
    if template.layout not in LAYOUTS:
        facts: dict[str, object] = {"layout": template.layout}
        faults.append(Fault("papers.layout", Sentence(N_("There is no layout “{layout}”."), facts)))
    faults += [
        Fault("papers.flow", Sentence(N_("There is no flow “{flow}”."), {"flow": flow}))
        for flow in template.flows
        if flow not in FLOWS
    ]
    if not template.title.strip():
        faults.append(Fault("papers.no_title", Sentence(N_("A template needs a title."))))
    return faults + title_faults(template.title, template.fields) + check_blocks(template.blocks, template.fields)


def run_faults(template: Template, available: Iterable[str]) -> list[Fault]:
    """Return the fields that the template uses and a run does not have (its facts by name)."""
    there = set(available)
    used = used_fields(template.blocks)
    return [
        Fault("papers.unknown_field", Sentence(N_("The run has no field {field}."), {"field": field.name}))
        for field in template.fields
        if field.name in used and field.required and field.name not in there
    ]


def read_fields(data: Sequence[Mapping[str, Any]]) -> tuple[Field, ...]:
    """Return the declared fields of plain data."""
    return tuple(
        Field(**{**_known(raw, _DEFAULT_FIELD), "columns": read_fields(raw.get("columns", ()))}) for raw in data
    )


def plain_template(template: Template) -> dict[str, Any]:
    """Return plain data that ``read_template`` reads back."""
    return {
        "code": template.code,
        "name": template.name,
        "title": template.title,
        "layout": template.layout,
        "landscape": template.landscape,
        "flows": list(template.flows),
        "fields": [plain_field(field) for field in template.fields],
        "blocks": [plain_block(block) for block in template.blocks],
    }


def plain_field(field: Field) -> dict[str, Any]:
    """Return a field without what is left at its default."""
    plain = {key: value for key, value in asdict(field).items() if value != _DEFAULT_FIELD[key]}
    if field.columns:
        plain["columns"] = [plain_field(column) for column in field.columns]
    return plain


def plain_block(block: Block) -> dict[str, Any]:
    """Return a block without what is left at its default."""
    plain = {key: value for key, value in asdict(block).items() if value != _DEFAULT_BLOCK[key] or key == "kind"}
    plain.pop("cells", None)
    if block.columns:
        plain["columns"] = [_changed(asdict(column), _DEFAULT_COLUMN, keep="title") for column in block.columns]
    if block.rows:
        plain["rows"] = [[_changed(asdict(cell), _DEFAULT_CELL, keep="text") for cell in row] for row in block.rows]
    if block.items:
        plain["items"] = list(block.items)
    return plain


def _changed(plain: Mapping[str, Any], default: Mapping[str, Any], keep: str) -> dict[str, Any]:
    return {key: value for key, value in plain.items() if value != default[key] or key == keep}


def _known(raw: Mapping[str, Any], default: Mapping[str, Any]) -> dict[str, Any]:
    return {key: raw[key] for key in default if key in raw}
