"""The table of a receipt is sound, and only who has it can move it."""

from unionhall.desk.rules.grants import GRANTS
from unionhall.desk.rules.receipts import RECEIPT
from unionhall.workflow.rules.procedure import faults


def test_the_table_is_sound():
    assert faults(RECEIPT, grants={one.code for one in GRANTS}) == []


def test_nothing_but_the_table():
    events = {(one.source, one.event) for one in RECEIPT.transitions}
    assert events == {
        ("sent", "confirm"),
        ("sent", "release"),
        ("confirmed", "pass_on"),
        ("confirmed", "keep"),
        ("confirmed", "release"),
    }


def test_passing_on_needs_units_below():
    (guard,) = RECEIPT.transition("confirmed", "pass_on").guards
    assert not guard.check({"units_below": 0}).ok
    assert guard.check({"units_below": 2}).ok
