"""A name is kept with its dates when another follows."""

from datetime import date

import pytest

from unionhall.kernel.errors import NotFound, Refused
from unionhall.registry.actions.rename_organisation import rename_organisation
from unionhall.registry.models import FormerName, Organisation


def rename(actor, now, name, from_on):
    rename_organisation(actor=actor, code="A1", name=name, from_on=from_on, now=now)


def test_the_history_is_without_gaps(forest, now):
    rename(forest.at("A"), now, "甲一集团工会", date(2020, 1, 1))
    rename(forest.at("A"), now, "甲一股份工会", date(2022, 7, 1))
    held = list(FormerName.objects.order_by("to_on").values_list("name", "from_on", "to_on"))
    assert held == [
        ("甲一厂工会", None, date(2019, 12, 31)),
        ("甲一集团工会", date(2020, 1, 1), date(2022, 6, 30)),
    ]
    assert "jygf" in Organisation.objects.get(code="A1").name_index


def test_refusals(forest, now):
    rename(forest.at("A"), now, "甲一集团工会", date(2020, 1, 1))
    with pytest.raises(Refused, match="bad_first_day"):
        rename(forest.at("A"), now, "再改", date(2020, 1, 1))
    with pytest.raises(Refused, match="no_name"):
        rename(forest.at("A"), now, " ", date(2021, 1, 1))
    with pytest.raises(NotFound):
        rename(forest.at("B"), now, "别人改", date(2021, 1, 1))
