"""The table of a return is sound; its guards say what is missing with the numbers."""

from unionhall.desk.rules.grants import GRANTS
from unionhall.desk.rules.return_values import Judged
from unionhall.desk.rules.returning import CHECKED, COMPLETE, RETURN, SEEN
from unionhall.kernel.text import Sentence
from unionhall.workflow.rules.procedure import GIVEN_DAY, faults


def test_the_table_is_sound():
    assert faults(RETURN, grants={one.code for one in GRANTS}) == []
    (clock,) = RETURN.state("open").clocks
    assert (clock.unit, clock.escalate) == (GIVEN_DAY, True)


def test_guards():
    assert COMPLETE.check({"missing": [], "fields": 3}).ok
    assert "甲" in COMPLETE.check({"missing": ["甲"], "fields": 3}).said().plain()
    told = Judged("x", Sentence("1 is more than 0."), 1, 0, firm=False, explanation="对")
    untold = Judged("y", Sentence("3 is more than 2."), 3, 2, firm=False)
    assert CHECKED.check({"judged": [told]}).ok
    found = CHECKED.check({"judged": [told, untold]})
    assert not found.ok
    assert "3 is more than 2." in found.said().plain()
    assert SEEN.check({"submitted": {}, "saved": 4}).ok
    assert not SEEN.check({"submitted": {"saved": 3}, "saved": 4}).ok
