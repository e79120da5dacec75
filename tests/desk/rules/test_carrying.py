"""A plan goes on: targets are carried, differences are shown."""

from unionhall.desk.rules.carrying import carried, form_differences, target_differences
from unionhall.desk.rules.return_forms import read_form

OLD = {"P1": {("a", 2025): 10}, "P2": {("a", 2025): 5}}


def test_targets_are_carried_to_the_next_years():
    assert carried(OLD["P1"], 3) == {("a", 2028): 10}
    assert target_differences(OLD, {code: carried(one, 1) for code, one in OLD.items()}, 1) == []


def test_what_changed_is_shown():
    now = {"P1": {("a", 2026): 12}, "P3": {("a", 2026): 1}}
    assert target_differences(OLD, now, 1) == [
        ("P1", "a", 2026, 10, 12),
        ("P2", "a", 2026, 5, 0),
        ("P3", "a", 2026, 0, 1),
    ]


def test_forms_are_compared():
    old = read_form({"fields": [{"code": "a", "title": "甲"}], "checks": []})
    new = read_form({"fields": [{"code": "a", "title": "甲甲"}, {"code": "b", "title": "乙"}], "checks": []})
    assert [(one.what, one.before, one.after) for one in form_differences(old, new)] == [
        ("a", "甲", "甲甲"),
        ("b", "", "乙"),
    ]
    ruled = read_form({**new.plain(), "checks": [{"code": "x", "title": "一", "rule": "a >= b"}]})
    assert [(one.what, one.after) for one in form_differences(new, ruled)] == [("x", "a >= b")]
