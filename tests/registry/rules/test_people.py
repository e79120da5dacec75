"""The number outranks what was typed beside it."""

from datetime import date

import pytest

from unionhall.kernel.errors import Refused
from unionhall.registry.rules.people import check_person
from unionhall.registry.rules.rows import NewPerson

TODAY = date(2026, 11, 22)


def test_sex_and_birthday_come_from_the_number(id_number):
    one = check_person(NewPerson(name=" 张 三 ", id_number=id_number(2)), today=TODAY)
    assert (one.name, one.sex, one.birth_on) == ("张三", "F", date(1985, 3, 2))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": " "}, "no_person_name"),
        ({"sex": "X"}, "bad_sex"),
        ({"phone": "0416-3822918"}, "bad_phone"),
        ({"birth_on": date(2027, 1, 1)}, "born_in_future"),
        ({"id_type": "library_card", "id_number": "1"}, "bad_id_type"),
    ],
)
def test_refused(change, code):
    with pytest.raises(Refused, match=code):
        check_person(NewPerson(**({"name": "张三"} | change)), today=TODAY)
