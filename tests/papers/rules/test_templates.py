"""A template becomes plain data and back; what a run lacks is named."""

import pytest

from unionhall.papers.queries.templates import shipped
from unionhall.papers.rules.templates import plain_template, read_template, run_faults, template_faults

CODES = [f"T{number:02d}" for number in range(1, 30)]


def test_all_twenty_nine_ship():
    assert list(shipped()) == CODES


@pytest.mark.parametrize("code", CODES)
def test_a_template_has_no_fault_and_reads_back(code):
    template = shipped()[code]
    assert template_faults(template) == []
    again, faults = read_template(plain_template(template))
    assert (again, faults, again.digest) == (template, [], template.digest)


def test_a_field_that_the_run_does_not_have_is_named():
    template = shipped()["T02"]
    have = {field.name for field in template.fields} - {"leader", "group"}
    assert sorted(str(fault.sentence.facts["field"]) for fault in run_faults(template, have)) == ["group", "leader"]


def test_a_template_without_title_layout_or_flow_is_refused():
    data = plain_template(shipped()["T02"]) | {"title": " ", "layout": "poster", "flows": ["dance"]}
    assert {fault.code for fault in read_template(data)[1]} == {"papers.no_title", "papers.layout", "papers.flow"}
