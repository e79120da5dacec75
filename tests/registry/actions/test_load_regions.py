"""The shipped table loads whole, once, and mends what differs."""

from datetime import date

import pytest

from unionhall.kernel.errors import NotAllowed
from unionhall.registry.actions.load_regions import load_regions
from unionhall.registry.models import Region
from unionhall.registry.queries.regions import lineage, region, regions


@pytest.fixture
def loaded(db, system, now):
    load_regions(actor=system, now=now)


def test_again_it_changes_nothing_and_mends_what_differs(loaded, system, now):
    assert load_regions(actor=system, now=now) == 0
    Region.objects.filter(code="210727").update(name="错县")
    Region.objects.filter(code="210782110").delete()
    assert load_regions(actor=system, now=now) == 3
    assert region("210727", date(2024, 3, 18)).name == "义县"


def test_a_code_is_read_with_its_day(loaded):
    assert region("210782", date(2000, 1, 1)).name == "北宁市"
    assert region("210782", date(2024, 3, 18)).name == "北镇市"
    assert not regions(date(1994, 1, 1)).filter(code="210782").exists()


def test_the_page_is_there(loaded):
    assert regions(date(2024, 3, 18)).filter(parent_code="210782").count() == 20
    names = [row.name for row in lineage("210782110", date(2024, 3, 18))]
    assert names == ["辽宁省", "锦州市", "北镇市", "青堆子镇"]
    for code in ("640302", "520328", "320206", "511303", "220400", "653228", "653229"):
        assert regions(date(2024, 12, 31)).filter(code=code).exists(), code


def test_wrong_actor(db, now, forest):
    with pytest.raises(NotAllowed):
        load_regions(actor=forest.at("C", "county_officer"), now=now)
