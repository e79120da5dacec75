"""Numbers differ and catch a slip."""

from unionhall.registry.rules.member_number import member_number


def test_unique_and_checked():
    numbers = [member_number(pk) for pk in range(1, 2000)]
    assert len(set(numbers)) == len(numbers)
    assert member_number(21)[-1] != member_number(12)[-1]
