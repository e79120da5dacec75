"""An objection is decided once, with a reply."""

import pytest

from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.papers.actions.decide_objection import decide_objection
from unionhall.papers.actions.receive_objection import receive_objection
from unionhall.papers.models import Objection


def test_deciding(forest, published, now):
    actor = forest.at("A")
    pk = receive_objection(actor=actor, notice_id=published(), channel="phone", text="x", now=now)
    with pytest.raises(Refused, match="no_reply"):
        decide_objection(actor=actor, objection_id=pk, finding="upheld", reply="", now=now)
    with pytest.raises(NotAllowed):
        decide_objection(actor=forest.at("A", "station_staff"), objection_id=pk, finding="upheld", reply="x", now=now)
    with pytest.raises(NotFound):
        decide_objection(actor=forest.at("B"), objection_id=pk, finding="upheld", reply="x", now=now)
    decide_objection(actor=actor, objection_id=pk, finding="dismissed", reply="经查不属实", now=now)
    held = Objection.objects.get(pk=pk)
    assert (held.finding, held.reply, held.decided_at) == ("dismissed", "经查不属实", now)
    with pytest.raises(Refused, match="objection_decided"):
        decide_objection(actor=actor, objection_id=pk, finding="upheld", reply="x", now=now)
