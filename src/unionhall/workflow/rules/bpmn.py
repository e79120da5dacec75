"""A procedure as BPMN 2.0 XML (OMG formal/2011-01-03), with its diagram: for tools that others draw and read with."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

from unionhall.workflow.rules.chart import Arrow, Box, Chart, chart
from unionhall.workflow.rules.procedure import DAY, MONTH, NOBODY, ROLES, Clock, Procedure, State

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

Translate = Callable[[str], str]


def bpmn(table: Procedure, translate: Translate = str) -> bytes:
    """Return the XML: a start, a user task a state, an end a final state, a flow a transition, a timer a clock.

    A state that nobody holds (silence) is a plain task with its timer. Working days have no ISO 8601 duration: the
    timer's words say them. ``translate`` puts the table's English into the reader's language.
    """
    for prefix, address in (("", MODEL), ("bpmndi", DIAGRAM), ("dc", DC), ("di", DI), ("xsi", XSI)):
        ET.register_namespace(prefix, address)
    root = ET.Element(
        f"{{{MODEL}}}definitions", {"id": "definitions", "targetNamespace": f"urn:unionhall:{table.code}"}
    )
    process_id = "process_" + table.code.replace(".", "_")
    process = _add(root, "process", {"id": process_id, "name": translate(table.title), "isExecutable": "false"})
    lanes = _add(process, "laneSet", {"id": "lanes"})
    holders = [role for role in ROLES if any(state.holder == role and not state.final for state in table.states)]
    for role in holders:
        lane = _add(lanes, "lane", {"id": f"lane_{role}", "name": translate(ROLES[role])})
        for state in table.states:
            if state.holder == role and not state.final:
                _add(lane, "flowNodeRef", {}, f"state_{state.code}")
    _add(process, "startEvent", {"id": "start"})
    for state in table.states:
        _node(process, table, state, translate)
    _flow(process, "begin", "start", f"state_{table.start}", "")
    for one in table.transitions:
        source, target = f"state_{one.source}", f"state_{one.target}"
        _flow(process, f"flow_{one.source}_{one.event}", source, target, translate(one.title))
    _diagram(root, process_id, chart(table))
    ET.indent(root)
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def _add(parent: ET.Element, name: str, attributes: dict[str, str], text: str = "", space: str = MODEL) -> ET.Element:
    made = ET.SubElement(parent, f"{{{space}}}{name}", attributes)
    made.text = text or None
    return made


def _node(process: ET.Element, table: Procedure, state: State, translate: Translate) -> None:
    kind = "endEvent" if state.final else "task" if state.holder == NOBODY else "userTask"
    node = _add(process, kind, {"id": f"state_{state.code}", "name": translate(state.title)})
    if state.help:
        _add(node, "documentation", {}, translate(state.help))
    for one in table.transitions:
        if one.target == state.code:
            _add(node, "incoming", {}, f"flow_{one.source}_{one.event}")
    if state.code == table.start:
        _add(node, "incoming", {}, "begin")
    for one in table.leaving(state.code):
        _add(node, "outgoing", {}, f"flow_{one.source}_{one.event}")
    for clock in state.clocks:
        _timer(process, state, clock, translate)


def _timer(process: ET.Element, state: State, clock: Clock, translate: Translate) -> None:
    name = f"timer_{state.code}_{clock.code}"
    event = _add(
        process,
        "boundaryEvent",
        {"id": name, "name": translate(clock.title), "attachedToRef": f"state_{state.code}", "cancelActivity": "false"},
    )
    timer = _add(event, "timerEventDefinition", {"id": f"{name}_limit"})
    duration = _add(timer, "timeDuration", {f"{{{XSI}}}type": "tFormalExpression"}, _duration(clock))
    duration.set("id", f"{name}_duration")


def _duration(clock: Clock) -> str:
    if isinstance(clock.amount, int) and clock.unit in {DAY, MONTH}:
        return f"P{clock.amount}{'D' if clock.unit == DAY else 'M'}"
    return f"{clock.amount} {clock.unit}"


def _flow(process: ET.Element, name: str, source: str, target: str, title: str) -> None:
    attributes = {"id": name, "sourceRef": source, "targetRef": target}
    _add(process, "sequenceFlow", attributes | ({"name": title} if title else {}))


def _diagram(root: ET.Element, process_id: str, drawn: Chart) -> None:
    diagram = _add(root, "BPMNDiagram", {"id": "diagram"}, space=DIAGRAM)
    plane = _add(diagram, "BPMNPlane", {"id": "plane", "bpmnElement": process_id}, space=DIAGRAM)
    first = drawn.boxes[0]
    middle = first.x + first.width // 2
    _shape(plane, "start", (middle - 18, first.y - 52), (36, 36))
    for box in drawn.boxes:
        _box(plane, box)
    _edge(plane, "begin", ((middle, first.y - 16), (middle, first.y)))
    for arrow in drawn.arrows:
        _edge(plane, _flow_id(arrow), arrow.points)


def _flow_id(arrow: Arrow) -> str:
    return f"flow_{arrow.transition.source}_{arrow.transition.event}"


def _box(plane: ET.Element, box: Box) -> None:
    if box.state.final:
        _shape(plane, f"state_{box.state.code}", (box.x + box.width // 2 - 18, box.y), (36, 36))
        return
    _shape(plane, f"state_{box.state.code}", (box.x, box.y), (box.width, box.height))
    for number, clock in enumerate(box.state.clocks):
        name = f"timer_{box.state.code}_{clock.code}"
        _shape(plane, name, (box.x + 10 + 40 * number, box.y + box.height - 18), (36, 36))


def _shape(plane: ET.Element, element: str, corner: tuple[int, int], size: tuple[int, int]) -> None:
    shape = _add(plane, "BPMNShape", {"id": f"shape_{element}", "bpmnElement": element}, space=DIAGRAM)
    bounds = dict(zip(("x", "y", "width", "height"), map(str, (*corner, *size)), strict=True))
    _add(shape, "Bounds", bounds, space=DC)


def _edge(plane: ET.Element, element: str, points: tuple[tuple[int, int], ...]) -> None:
    edge = _add(plane, "BPMNEdge", {"id": f"edge_{element}", "bpmnElement": element}, space=DIAGRAM)
    for x, y in points:
        _add(edge, "waypoint", {"x": str(x), "y": str(y)}, space=DI)
