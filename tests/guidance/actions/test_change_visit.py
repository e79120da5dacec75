"""A visit is corrected with a reason, on the version that was seen."""

import pytest

from guidance.grounds import NOW
from guidance.visiting import BODY, NEED, visit
from unionhall.base.models import AuditRecord
from unionhall.guidance.actions.change_visit import change_visit
from unionhall.guidance.actions.set_aside_visit import set_aside_visit
from unionhall.kernel.errors import Conflict, NotFound, Refused


def change(actor, made, body, *, version=1, reason="写错了"):
    return change_visit(actor=actor, visit_id=made.pk, body=body, version=version, reason=reason, now=NOW)


def test_it_says_something_else(people, enterprise):
    made = visit(people["station"], enterprise)
    assert change(people["park"], made, {"met": "李副主席", "stand_union": "lacking"}) == 2
    made.refresh_from_db()
    assert made.met == "李副主席"
    assert [(row.topic, row.stand) for row in made.findings.all()] == [("union", "lacking")]
    told = AuditRecord.objects.get(verb="guidance.change_visit")
    assert told.reason == "写错了"
    assert "note_openness" in told.facts
    assert "李副主席" not in told.facts


def test_the_same_again_leaves_no_trace(people, enterprise):
    made = visit(people["station"], enterprise)
    assert change(people["station"], made, BODY) == 1
    assert not AuditRecord.objects.filter(verb="guidance.change_visit").exists()


def test_what_is_wrong_is_refused(people, enterprise):
    made = visit(people["station"], enterprise, body=BODY | NEED)
    with pytest.raises(Conflict):
        change(people["station"], made, BODY | NEED, version=2)
    with pytest.raises(Refused, match="visit_reason"):
        change(people["station"], made, BODY | NEED | {"met": "李"}, reason=" ")
    with pytest.raises(Refused, match="visit_ordered"):
        change(people["station"], made, BODY)
    with pytest.raises(NotFound):
        change(people["next"], made, BODY)
    set_aside_visit(actor=people["station"], visit_id=made.pk, reason="没去成", now=NOW)
    with pytest.raises(Refused, match="visit_aside"):
        change(people["station"], made, BODY | NEED, version=2)
