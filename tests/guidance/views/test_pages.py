"""The pages of stations and enterprises: what they show, to whom, and how many questions they ask."""

from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils.http import urlencode

from guidance.grounds import HUB, NEXT_STATION, NOW, PARK, STATION, UNION
from unionhall.base import clock
from unionhall.base.lists.listing import build
from unionhall.base.lists.page import registered
from unionhall.base.models import Account
from unionhall.guidance.models import AreaEmployer, EmployerPractice, Responsibility

assert get_resolver().url_patterns  # loading the addresses registers the lists


@pytest.fixture
def browser(people, settings, monkeypatch):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr(clock, "now", lambda: NOW)

    def open_as(name: str) -> Client:
        client = Client(headers={"accept-language": "en"})
        if name:
            client.force_login(Account.objects.get(pk=people.ids[name]))
        return client

    return open_as


def at(name: str, *parts, **query) -> str:
    found = reverse(f"guidance:{name}", args=parts)
    return f"{found}?{urlencode(query)}" if query else found


def names(actor, query: str) -> list[str]:
    listing = build(registered("guidance.enterprises"), actor, QueryDict(query), clock.today(NOW))
    return [cell.value for row in listing.rows for cell in row.cells if cell.code == "name"]


def test_the_list_of_stations_keeps_to_its_ground(browser, people):
    page = browser("station").get(at("stations")).content.decode()
    assert "甲园指导站" in page
    assert "乙园指导站" not in page
    assert browser("county").get(at("stations")).content.decode().count("指导站</a>") == 3


def test_a_station_shows_people_area_enterprises_and_figures(browser, ground, enterprise, neighbour, answers):
    ground.post(STATION, "station_head")
    answers(enterprise)
    ground.employer(PARK)
    page = browser("station").get(at("station", f"O{STATION}")).content.decode()
    for words in ("测试1", "Take the rest of the area", "How its enterprises stand", "1 of 1", "O00010001"):
        assert words in page, words
    assert browser("next").get(at("station", f"O{STATION}")).status_code == 404
    assert browser("chair").get(at("station", f"O{STATION}")).status_code == 403


def test_a_hub_names_its_towns_and_the_sub_stations_are_told(browser, ground):
    page = browser("hub").get(at("station", f"O{HUB}")).content.decode()
    assert "210782110" in page or "高山子" in page or "青堆子" in page
    ground.organisation(f"{PARK}0009", "park_federation")
    ground.organisation(f"{PARK}00090001", "guidance_station", name="分园指导站", founded_on=date(2023, 3, 1))
    assert "分园指导站" in browser("station").get(at("station", f"O{STATION}")).content.decode()


def test_the_red_list_filters_and_finds(people, ground, enterprise, answers, practised, monkeypatch):
    answers(enterprise)
    practised(enterprise, "congress", date(2025, 1, 1))
    bare = ground.employer(PARK, facts={2025: (30, None)})
    tiny = ground.employer(PARK, facts={2025: (3, None)})
    reader = people["station"]
    assert set(names(reader, "colour=red")) == {enterprise.name, bare.name}
    assert names(reader, "colour=fine") == [tiny.name]
    assert names(reader, "red=union") == [bare.name]
    assert names(reader, "red=congress") == [enterprise.name]
    assert names(reader, f"station=O{STATION}") == [enterprise.name]
    assert set(names(reader, f"area=O{STATION}&answered=no")) == {bare.name, tiny.name}
    assert names(reader, "q=jiachang") == [enterprise.name]
    assert names(reader, "unionised=yes") == [enterprise.name]
    assert names(people["next"], "all=1") == []


@pytest.mark.parametrize(
    "where",
    [
        ("stations",),
        ("station", f"O{STATION}"),
        ("enterprises",),
        ("dashboard",),
        ("rows",),
        ("area", f"O{STATION}"),
    ],
)
def test_more_enterprises_ask_no_more(browser, ground, answers, practised, listed, where):
    client, counted = browser("station"), []
    for _ in range(2):
        for _ in range(3):
            employer = ground.employer(PARK, facts={2025: (40, None)})
            answers(employer)
            practised(employer, "congress", date(2026, 3, 1))
            listed(employer)
        client.get(at(*where))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(at(*where)).status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_the_dashboard_is_of_its_day_and_leads_to_its_rows(browser, enterprise, answers, practised):
    answers(enterprise)
    practised(enterprise, "congress", date(2024, 3, 1))
    client = browser("station")
    now = client.get(at("dashboard", at=f"O{STATION}")).content.decode()
    assert "red%3Acongress" in now
    then = {"at": f"O{STATION}", "as_of": "2024-06-01"}
    old = client.get(at("dashboard", **then)).content.decode()
    assert "1 Jun 2024<" in old
    assert enterprise.name in client.get(at("rows", **then, show="done:congress")).content.decode()
    assert enterprise.name not in client.get(at("rows", at=f"O{STATION}", show="done:congress")).content.decode()
    assert "997 days ago" in client.get(at("rows", at=f"O{STATION}", show="red:congress")).content.decode()
    assert client.get(at("rows", at=f"O{STATION}", show="nonsense")).status_code == 404
    assert client.get(at("dashboard", at=f"O{NEXT_STATION}")).status_code == 404
    assert client.get(at("dashboard", at="x\0y", as_of="2999-01-01")).status_code == 404
    assert "By station" in browser("county").get(at("dashboard", at="O0001")).content.decode()


def walk(client, url, **typed):
    """Fill a form of one step, read its last page, and act."""
    assert client.get(url).status_code == 200
    first = client.post(url, typed)
    assert first.status_code == 302, first.content.decode()[-3000:]
    assert client.get(f"{url}?step=2").status_code == 200
    return client.post(f"{url}?step=2")


def test_a_station_takes_records_and_hands_over(browser, people, enterprise, answers):
    client = browser("station")
    day = {"from_on": "2026-11-02", "reason": "就近"}
    done = walk(client, at("take", enterprise.uscc), station=f"O{STATION}", **day)
    assert done["Location"] == reverse("portal:enterprise", args=[enterprise.uscc])
    assert Responsibility.objects.get().from_on == date(2026, 11, 2)
    walk(
        client,
        at("practise", enterprise.uscc),
        what="contract:wage",
        held_on="2026-03-01",
        valid_to="2027-02-28",
        source="合同文本",
        note="",
    )
    row = EmployerPractice.objects.get()
    assert (row.kind, row.form, row.held, row.valid_to) == ("contract", "wage", True, date(2027, 2, 28))
    walk(
        client, at("practise", enterprise.uscc), what="openness:none", held_on="2026-11-20", valid_to="", source="走访"
    )
    assert browser("chair").post(at("confirm_practice", enterprise.uscc, row.pk)).status_code == 302
    row.refresh_from_db()
    assert row.confirmed_by_id == people.ids["chair"]
    walk(client, at("withdraw_practice", enterprise.uscc, row.pk), reason="看错合同")
    walk(client, at("hand_over", enterprise.uscc), station="", from_on="2026-11-20", reason="搬迁")
    assert Responsibility.objects.get().to_on == date(2026, 11, 19)


def test_the_area_is_changed_on_pages(browser, ground, enterprise, neighbour):
    client = browser("county")
    neighbour.name_index = "qiye linju"
    neighbour.save()
    done = walk(
        client,
        at("area_add", f"O{STATION}"),
        included="yes",
        uscc=f"linju\n{enterprise.uscc}",
        from_on="2026-01-05",
        reason="跨园区",
    )
    assert done.status_code == 302
    assert AreaEmployer.objects.count() == 2
    row = AreaEmployer.objects.get(employer=neighbour)
    assert neighbour.name in client.get(at("area", f"O{STATION}")).content.decode()
    walk(client, at("area_end", f"O{STATION}", row.pk), last_on="2026-11-01")
    row.refresh_from_db()
    assert row.to_on == date(2026, 11, 1)
    walk(browser("station"), at("assign", f"O{STATION}"), from_on="2026-11-01")
    assert Responsibility.objects.get().employer == enterprise
    assert client.post(at("area_add", f"O{STATION}"), {"included": "yes", "uscc": "无此企业"}).status_code == 422


def test_the_file_of_an_enterprise_is_composed(browser, enterprise, answers, practised):
    answers(enterprise)
    practised(enterprise, "congress", date(2025, 1, 1))
    url = reverse("portal:enterprise", args=[enterprise.uscc])
    page = browser("station").get(url).content.decode()
    for words in (
        "On the red list",
        "691 days ago",
        "甲园指导站",
        "Facts by year",
        "Service orders",
        "甲厂工会",
        "会议纪要",
    ):
        assert words in page, words
    assert "Confirm<" not in page
    assert at("confirm_practice", enterprise.uscc, EmployerPractice.objects.get().pk) in (
        browser("chair").get(url).content.decode()
    )
    assert browser("next").get(url).status_code == 404
    assert browser("worker").get(url).status_code == 403
    assert url in browser("station").get(reverse("registry:employer", args=[enterprise.uscc])).content.decode()


def test_a_file_asks_no_more_for_a_longer_story(browser, enterprise, practised):
    client, counted = browser("station"), []
    url = reverse("portal:enterprise", args=[enterprise.uscc])
    for month in (1, 5):
        for day in range(1, 5):
            practised(enterprise, "congress", date(2026, month, day))
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_everybody_reads_the_public_page_and_takes_the_sheet(browser, ground, enterprise, answers):
    ground.post(STATION, "station_head")
    answers(enterprise)
    page = browser("").get(at("public_station", f"O{STATION}"))
    text = page.content.decode()
    assert page["Cache-Control"] == "public, max-age=3600"
    assert "noindex" in page["X-Robots-Tag"]
    assert "测试1" not in text
    assert "测**" in text
    assert "1 of 1" in text
    assert enterprise.name not in text
    sheet = browser("").get(at("sheet", f"O{STATION}"))
    assert (sheet.status_code, sheet["Content-Type"], sheet.content[:5]) == (200, "application/pdf", b"%PDF-")
    assert "public" in browser("station").get(at("public_station", f"O{STATION}"))["Cache-Control"]


def test_what_is_no_open_station_has_no_public_page(browser, ground):
    ground.organisations[NEXT_STATION].closed_on = date(2025, 1, 1)
    ground.organisations[NEXT_STATION].save()
    for code in (f"O{NEXT_STATION}", f"O{UNION}", "nothing"):
        assert browser("").get(at("public_station", code)).status_code == 404
        assert browser("").get(at("sheet", code)).status_code == 404
