"""The export is BPMN 2.0 as the OMG's schema has it, with its diagram."""

from pathlib import Path

import SpiffWorkflow.bpmn.parser
from lxml import etree

from procedure_for_tests import TABLE, WITH_PAPERS
from unionhall.workflow.rules.bpmn import DIAGRAM, MODEL, bpmn

SCHEMA = Path(SpiffWorkflow.bpmn.parser.__file__).parent / "schema" / "BPMN20.xsd"
N = {"m": MODEL, "d": DIAGRAM}


def test_it_validates_against_the_schema():
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    for table in (TABLE, WITH_PAPERS):
        read = etree.fromstring(bpmn(table))
        assert schema.validate(read), schema.error_log


def test_it_holds_start_tasks_ends_flows_timers_and_lanes():
    read = etree.fromstring(bpmn(TABLE, str.upper))
    count = {
        name: len(read.findall(f".//m:{name}", N)) for name in ("startEvent", "userTask", "task", "endEvent", "lane")
    }
    assert count == {"startEvent": 1, "userTask": 3, "task": 1, "endEvent": 2, "lane": 3}
    assert len(read.findall(".//m:sequenceFlow", N)) == len(TABLE.transitions) + 1
    assert len(read.findall(".//m:boundaryEvent", N)) == 3
    durations = [one.text for one in read.findall(".//m:timeDuration", N)]
    assert durations == ["10 working_day", "election.result_answer day", "P1M"]
    assert read.find(".//m:process", N).get("name") == "REQUEST"


def test_everything_has_its_shape():
    read = etree.fromstring(bpmn(TABLE))
    drawn = {one.get("bpmnElement") for kind in ("BPMNShape", "BPMNEdge") for one in read.findall(f".//d:{kind}", N)}
    kinds = ("startEvent", "userTask", "task", "endEvent", "boundaryEvent", "sequenceFlow")
    meant = {one.get("id") for kind in kinds for one in read.findall(f".//m:{kind}", N)}
    assert drawn == meant
