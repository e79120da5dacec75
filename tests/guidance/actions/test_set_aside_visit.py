"""A visit set aside stays on record and counts nowhere."""

import pytest

from guidance.grounds import NOW, TODAY
from guidance.visiting import visit
from unionhall.guidance.actions.set_aside_visit import set_aside_visit
from unionhall.guidance.queries.visits import stop_at, visits_of
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def test_it_counts_nowhere(people, enterprise):
    made = visit(people["station"], enterprise)
    assert stop_at(people["station"], enterprise.uscc, TODAY).last == made
    set_aside_visit(actor=people["park"], visit_id=made.pk, reason="没去成", now=NOW)
    made.refresh_from_db()
    assert (made.set_aside_reason, made.set_aside_by_id) == ("没去成", people.ids["park"])
    assert visits_of(enterprise.pk) == []
    assert stop_at(people["station"], enterprise.uscc, TODAY).last is None
    with pytest.raises(Refused):
        set_aside_visit(actor=people["park"], visit_id=made.pk, reason="再来", now=NOW)


def test_not_without_a_reason_and_not_by_others(people, enterprise):
    made = visit(people["station"], enterprise)
    for who, reason, error in (("station", "", Refused), ("next", "x", NotFound), ("chair", "x", NotAllowed)):
        with pytest.raises(error):
            set_aside_visit(actor=people[who], visit_id=made.pk, reason=reason, now=NOW)
