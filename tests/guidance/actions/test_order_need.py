"""The need of a visit becomes an order once."""

import pytest

from guidance.grounds import NOW
from guidance.visiting import BODY, NEED, visit
from unionhall.desk.models import ServiceOrder
from unionhall.guidance.actions.order_need import order_need
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def test_it_is_asked_for_once(people, enterprise):
    made = visit(people["county"], enterprise, body=BODY | NEED)
    order = order_need(actor=people["station"], visit_id=made.pk, now=NOW)
    made.refresh_from_db()
    assert (made.order_id, ServiceOrder.objects.get().pk) == (order, order)
    with pytest.raises(Refused, match="has_order"):
        order_need(actor=people["station"], visit_id=made.pk, now=NOW)


def test_who_may_not_ask_does_not(people, enterprise):
    made = visit(people["county"], enterprise, body=BODY | NEED)
    for who, error in (("county", NotAllowed), ("next", NotFound), ("chair", NotAllowed)):
        with pytest.raises(error):
            order_need(actor=people[who], visit_id=made.pk, now=NOW)
    plain = visit(people["station"], enterprise)
    with pytest.raises(Refused, match="no_need"):
        order_need(actor=people["station"], visit_id=plain.pk, now=NOW)
