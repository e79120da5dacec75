"""Who objected is opened for a reason only, and the opening is on the trail."""

import pytest

from unionhall.base.models import AuditRecord
from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.papers.actions.receive_objection import receive_objection
from unionhall.papers.actions.reveal_objector import reveal_objector


def test_revealing(forest, published, now):
    actor = forest.at("A")
    pk = receive_objection(
        actor=actor, notice_id=published(), channel="visit", text="x", identity="赵大胆", real_name=True, now=now
    )
    with pytest.raises(Refused, match="no_reason"):
        reveal_objector(actor=actor, objection_id=pk, reason="", now=now)
    with pytest.raises(NotAllowed):
        reveal_objector(actor=forest.at("A", "station_staff"), objection_id=pk, reason="x", now=now)
    with pytest.raises(NotFound):
        reveal_objector(actor=forest.at("B"), objection_id=pk, reason="x", now=now)
    assert reveal_objector(actor=actor, objection_id=pk, reason="回访核实", now=now) == "赵大胆"
    told = AuditRecord.objects.get(verb="papers.reveal_objector")
    assert (told.reason, "赵大胆" in told.facts) == ("回访核实", False)
