"""Anchors are written only when there is something new."""

import pytest

from unionhall.base import audit
from unionhall.base.actions.anchor_audit import anchor_audit
from unionhall.base.anchors import read_anchors
from unionhall.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db


def test_anchors_follow_each_other(system, now, settings, tmp_path):
    settings.ANCHOR_FOLDER = str(tmp_path)
    assert not anchor_audit(actor=system, now=now)
    for _ in range(2):
        audit.record(actor=system, verb="base.test", subject="x", scope_path="", now=now)
        assert anchor_audit(actor=system, now=now)
        assert not anchor_audit(actor=system, now=now)
    lines = list(read_anchors())
    assert [line.sound for line in lines] == [True, True]
    assert [sequence for line in lines for sequence, _ in line.heads.values()] == [1, 2]


def test_half_a_line_after_a_power_cut_does_not_stop_it(system, now, settings, tmp_path):
    settings.ANCHOR_FOLDER = str(tmp_path)
    audit.record(actor=system, verb="base.test", subject="x", scope_path="", now=now)
    anchor_audit(actor=system, now=now)
    with (tmp_path / "audit.jsonl").open("a") as file:
        file.write('{"number":2,"at"')
    audit.record(actor=system, verb="base.test", subject="x", scope_path="", now=now)
    assert anchor_audit(actor=system, now=now)
    assert [line.sound for line in read_anchors()] == [True, True]


def test_strangers_may_not(stranger, now):
    with pytest.raises(NotAllowed):
        anchor_audit(actor=stranger, now=now)
