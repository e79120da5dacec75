import pytest

from unionhall.desk.declared import all_types, order_type, register_type, withdraw_type
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
