"""A station's page says which regions it serves; regions are added and ended there, within reach only."""

from datetime import date

import pytest
from django.urls import reverse

from unionhall.registry.actions.serve_region import serve_region
from unionhall.registry.models import Region, ServedRegion
from unionhall.registry.views.stations import _stop


@pytest.fixture
def regions(db):
    names = {"210782001": "甲街道", "210782002": "乙街道", "210782003": "丙镇"}
    Region.objects.bulk_create(
        Region(code=code, name=name, level=4, parent_code="210782") for code, name in names.items()
    )
    return list(names)


@pytest.fixture
def served(forest, regions, system, now):
    serve_region(actor=system, station_code="AS", region_codes=regions[:2], from_on=date(2026, 1, 1), now=now)
    return list(ServedRegion.objects.order_by("pk").values_list("pk", flat=True))


def test_regions_are_added_by_code_and_by_name(officer_at, forest, regions):
    _, client = officer_at("A")
    url = reverse("registry:serve_region", args=["AS"])
    assert url in client.get(reverse("registry:organisation", args=["AS"])).content.decode()
    assert client.post(f"{url}?step=1", {"regions": "210782001\n丙镇", "from_on": "2026-11-22"}).status_code == 302
    text = client.get(f"{url}?step=2").content.decode()
    assert "甲街道 (210782001)" in text
    assert "丙镇 (210782003)" in text
    assert "210782001, 210782003" in text
    assert client.post(f"{url}?step=2").status_code == 302
    assert sorted(ServedRegion.objects.values_list("region_code", flat=True)) == ["210782001", "210782003"]


def test_an_unknown_region_is_named_and_nothing_is_added(officer_at, forest, regions):
    _, client = officer_at("A")
    url = reverse("registry:serve_region", args=["AS"])
    answer = client.post(f"{url}?step=1", {"regions": "无此街道", "from_on": "2026-11-22"})
    assert answer.status_code == 422
    client.post(f"{url}?step=1", {"regions": "999999999", "from_on": "2026-11-22"})
    answer = client.post(f"{url}?step=2")
    assert answer.status_code == 422
    assert "999999999" in answer.content.decode()
    assert not ServedRegion.objects.exists()


def test_the_station_and_the_list_show_names_to_whom_may_read_there(officer_at, served):
    _, client = officer_at("A")
    page = client.get(reverse("registry:organisation", args=["AS"])).content.decode()
    assert "甲街道" in page
    assert "station=AS" in page
    listed = client.get(reverse("registry:served_regions"), {"station": "AS", "open": "yes"}).content.decode()
    assert "乙街道" in listed
    _, twin = officer_at("B")
    assert "乙街道" not in twin.get(reverse("registry:served_regions"), {"all": "1"}).content.decode()
    assert twin.get(reverse("registry:serve_region", args=["AS"])).status_code == 404


def test_ticked_regions_end_and_a_bad_day_is_told_for_each(officer_at, served, now):
    actor, _ = officer_at("A")
    early = _stop(actor, served, {"last_on": "2025-01-01"}, now)
    assert (early.done, [pk for pk, _ in early.refused]) == (0, served)
    assert _stop(actor, served[:1], {"last_on": "2026-11-30"}, now).done == 1
    assert list(ServedRegion.objects.order_by("pk").values_list("to_on", flat=True)) == [date(2026, 11, 30), None]
    twin, _ = officer_at("B")
    assert _stop(twin, served, {"last_on": "2026-11-30"}, now).done == 0
