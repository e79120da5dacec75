"""One employer is registered through the set-wise action."""

from datetime import date

import pytest

from unionhall.kernel.errors import NotFound
from unionhall.registry.actions.register_employer import register_employer
from unionhall.registry.models import Employer


def test_it_is_registered_at_its_seat(forest, now, uscc):
    more = {"uscc": uscc(3), "name": "企业", "form": "300", "industry": "I", "opened_on": date(2020, 1, 1)}
    pk = register_employer(actor=forest.at("A"), seat_code="A", now=now, **more)
    assert Employer.objects.get(pk=pk).seat.code == "A"
    with pytest.raises(NotFound):
        register_employer(actor=forest.at("B"), seat_code="A", now=now, **more)
