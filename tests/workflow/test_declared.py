"""A bad table stops the start with every fault."""

from dataclasses import replace

import pytest

from procedure_for_tests import TABLE, facts_of_request
from unionhall.kernel.errors import NotFound
from unionhall.workflow import declared
from unionhall.workflow.declared import BadTable


def test_every_fault_is_named_at_once():
    bad = replace(
        TABLE,
        code="testing.bad",
        start="nowhere",
        transitions=(*TABLE.transitions, replace(TABLE.transitions[0], grant="testing.nothing")),
    )
    with pytest.raises(BadTable) as caught:
        declared.register(bad, facts=facts_of_request, effects={"explode": print})
    said = str(caught.value)
    for part in (
        "start nowhere: unknown state",
        "declared twice",
        "unknown grant testing.nothing",
        "effect explode: no event of the table",
        "cannot be reached",
    ):
        assert part in said
    with pytest.raises(NotFound):
        declared.declared("testing.bad")


def test_one_code_is_one_table(table):
    declared.register(table, facts=facts_of_request)
    with pytest.raises(BadTable, match="declared twice"):
        declared.register(replace(table, title="Other"), facts=facts_of_request)
    assert declared.all_declared()[table.code].procedure == table
