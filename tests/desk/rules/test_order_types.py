from unionhall.desk.rules.order_types import ORDER_TYPES, OrderType


def test_every_service_of_a_station_can_be_asked_for():
    assert len(ORDER_TYPES) == 16
    assert {"founding", "reelection", "congress", "openness", "bargaining", "recruitment", "library"} <= set(
        ORDER_TYPES
    )


def test_a_type_is_carried_out_by_hand_until_a_module_answers():
    assert not OrderType("gym", "Gym").answers
