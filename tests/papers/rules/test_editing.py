"""Blocks become form fields and come back as they were."""

import pytest

from unionhall.papers.queries.templates import shipped
from unionhall.papers.rules.blocks import read_blocks
from unionhall.papers.rules.editing import form_of, placeholders, plain_of
from unionhall.papers.rules.fields import read_values


@pytest.mark.parametrize("code", [f"T{number:02d}" for number in range(1, 30)])
def test_every_block_of_every_template_survives_the_editor(code):
    template = shipped()[code]
    blocks, faults = read_blocks([plain_of(form_of(block)) for block in template.blocks])
    assert faults == []
    assert blocks == template.blocks


@pytest.mark.parametrize("code", ["T05", "T24"])
def test_placeholders_fit_their_fields(code):
    template = shipped()[code]
    assert read_values(template.fields, placeholders(template.fields))[1] == []


def test_nonsense_becomes_blocks_that_are_judged():
    plain = plain_of({"kind": "table", "parts": "一 | {.a} | x | diagonal\n\n|||", "blank_rows": "many"})
    assert plain["columns"][0] == {"title": "一", "text": "{.a}", "width": 1, "align": "diagonal"}
    assert read_blocks([plain])[1][0].code == "papers.block_value"
    assert plain_of({"kind": "grid", "parts": "1 | 2"})["rows"] == [[{"text": "", "span": 2, "height": 1}]]
