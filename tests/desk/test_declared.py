import pytest
from django.urls import reverse

from unionhall.desk.declared import all_types, order_type, register_type, withdraw_type
from unionhall.desk.forms.orders import AskOrder
from unionhall.desk.rules.order_types import ORDER_TYPES


def test_all_services_are_entered_at_start():
    assert set(ORDER_TYPES) <= set(all_types())


def test_a_module_answers_a_type_once():
    register_type("testing", "Testing")
    try:
        register_type("testing", "Testing", "desk:order")
        assert order_type("testing").answers == "desk:order"
        register_type("testing", "Testing")
        assert order_type("testing").answers == "desk:order"
        with pytest.raises(AssertionError):
            register_type("testing", "Testing", "desk:orders")
        with pytest.raises(AssertionError):
            register_type("testing", "Something else")
    finally:
        withdraw_type("testing")
    assert order_type("testing") is None


def test_every_answer_is_an_address_that_takes_an_order():
    answered = {code: one.answers for code, one in all_types().items() if one.answers}
    assert {"founding", "reelection"} <= set(answered)
    assert all(reverse(name, args=[1]) for name in answered.values())


def test_a_type_that_a_module_brings_can_be_asked_for():
    register_type("testing", "Testing")
    try:
        assert "testing" in dict(AskOrder().fields["kind"].choices)
    finally:
        withdraw_type("testing")
    assert "testing" not in dict(AskOrder().fields["kind"].choices)
