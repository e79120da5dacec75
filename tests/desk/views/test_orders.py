"""The pages of service orders: list, record, steps; whose they are, and how many questions they ask."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from unionhall.base.lists.listing import build
from unionhall.base.lists.page import registered
from unionhall.base.models import Account
from unionhall.desk.declared import register_type, withdraw_type
from unionhall.desk.models import ServiceOrder
from unionhall.workflow.models import RunFile

assert get_resolver().url_patterns  # loading the addresses registers the lists
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32


@pytest.fixture
def browser(people, settings):
    settings.LANGUAGE_CODE = "en"

    def open_as(name: str) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(Account.objects.get(pk=people.ids[name]))
        return client

    return open_as


def titles(actor, query: str, today) -> list[str]:
    listing = build(registered("desk.orders"), actor, QueryDict(query or "all=1"), today)
    return [cell.value for row in listing.rows for cell in row.cells if cell.code == "title"]


def test_the_list_finds_by_pinyin_filters_and_keeps_to_its_ground(ask, people, bare):
    day = ask().asked_on
    ask(actor=people["wang"], union_code="", uscc=bare.uscc, kind="gym", title="添跑步机")
    ask(actor=people["twin"], union_code="O000100020001", title="隔壁的事")
    assert sorted(titles(people["wang"], "", day)) == ["添跑步机", "请律师讲劳动合同"]
    assert titles(people["chair"], "", day) == ["请律师讲劳动合同"]
    assert titles(people["twin"], "", day) == ["隔壁的事"]
    assert len(titles(people["county"], "", day)) == 3
    assert titles(people["wang"], "kind=gym", day) == ["添跑步机"]
    assert titles(people["wang"], "q=paobuji", day) == ["添跑步机"]
    assert titles(people["wang"], "late=yes", day) == []
    assert titles(people["wang"], "state=waiting&open=yes&kind=legal_room", day) == ["请律师讲劳动合同"]


def test_the_list_asks_no_more_for_more_rows(ask, people, browser):
    client, counted = browser("wang"), []
    for _ in range(2):
        for _ in range(4):
            ask()
        client.get(reverse("desk:orders"))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(reverse("desk:orders")).status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_a_union_asks_through_the_form(browser, covered):
    client, url = browser("chair"), reverse("desk:ask")
    page = client.get(url)
    assert b"O000100010001" in page.content
    typed = {"kind": "library", "title": "添书", "need": "五十本", "union_organisation": "O000100010001", "uscc": ""}
    assert client.post(url, typed).status_code == 302
    assert client.get(f"{url}?step=2").status_code == 200
    answer = client.post(f"{url}?step=2")
    order = ServiceOrder.objects.get()
    assert answer["Location"] == reverse("desk:order", args=[order.pk])
    assert (order.kind, order.employer) == ("library", covered)


def test_an_order_for_nobody_is_asked_again(browser):
    answer = browser("wang").post(reverse("desk:ask"), {"kind": "library", "title": "添书"})
    assert answer.status_code == 422


def test_the_station_finds_the_enterprise_by_its_name(browser, bare):
    client, url = browser("wang"), reverse("desk:ask")
    client.post(url, {"kind": "library", "title": "添书", "uscc": "yichang"})
    assert client.post(f"{url}?step=2").status_code == 302
    assert ServiceOrder.objects.get().employer == bare


def test_every_step_is_taken_on_pages(browser, people, ask):
    order = ask()
    station, chair = browser("wang"), browser("chair")

    def send(client, event, **typed):
        order.run.refresh_from_db()
        url = reverse("desk:step", args=[order.pk, event])
        assert client.get(url).status_code == 200
        return client.post(url, {"version": order.run.version, **typed})

    assert send(station, "accept").status_code == 302
    assert send(station, "assign", assigned_to="999").status_code == 422
    assert send(station, "assign", assigned_to=people.ids["wang"]).status_code == 302
    assert send(station, "begin", visited_on="2020-01-01").status_code == 422
    assert send(station, "begin", visited_on=order.asked_on.isoformat()).status_code == 302
    shown = SimpleUploadedFile("记录.png", PNG)
    assert send(station, "finish", reason="讲了两小时", file=shown).status_code == 302
    assert send(chair, "confirm", reason="").status_code == 302
    assert send(chair, "rate", stars="6").status_code == 422
    assert send(chair, "rate", stars="5", reason="讲得清楚").status_code == 302
    page = chair.get(reverse("desk:order", args=[order.pk])).content.decode()
    assert all(word in page for word in ("讲得清楚", "讲了两小时", "记录.png", "Rated"))
    assert reverse("desk:step", args=[order.pk, "rate"]) not in page


def test_buttons_are_those_of_the_reader(browser, ask):
    order = ask()
    url = reverse("desk:order", args=[order.pk])
    accept, withdraw = (reverse("desk:step", args=[order.pk, one]) for one in ("accept", "withdraw"))
    seen = {name: browser(name).get(url).content.decode() for name in ("wang", "chair", "park", "auditor")}
    assert {name for name, page in seen.items() if accept in page} == {"wang"}
    assert {name for name, page in seen.items() if withdraw in page} == {"chair"}
    assert browser("park").get(accept)["Location"] == url
    assert browser("wang").get(reverse("desk:step", args=[order.pk, "lapse"])).status_code == 404


@pytest.mark.parametrize("who", ["twin", "far_station", "next_park", "bare_chair"])
def test_somebody_elses_order_is_not_there(browser, ask, who):
    order, client = ask(), browser(who)
    for url in (
        reverse("desk:order", args=[order.pk]),
        reverse("desk:step", args=[order.pk, "accept"]),
        reverse("desk:order_of_run", args=[order.run_id]),
    ):
        assert client.get(url).status_code == 404
    assert client.post(reverse("desk:step", args=[order.pk, "accept"]), {"version": 2}).status_code == 404
    file = SimpleUploadedFile("a.png", PNG)
    assert client.post(reverse("desk:attach", args=[order.pk]), {"file": file}).status_code == 404
    assert not RunFile.objects.exists()


def test_a_file_is_attached_on_the_page(browser, ask):
    order, client = ask(), browser("wang")
    url = reverse("desk:attach", args=[order.pk])
    assert client.post(url).status_code == 422
    assert client.post(url, {"file": SimpleUploadedFile("合同.png", PNG)}).status_code == 302
    assert "合同.png" in client.get(reverse("desk:order", args=[order.pk])).content.decode()


def test_a_run_leads_to_its_order(browser, ask):
    order = ask()
    answer = browser("wang").get(reverse("desk:order_of_run", args=[order.run_id]))
    assert answer["Location"] == reverse("desk:order", args=[order.pk])


def test_pages_of_enterprise_and_union_show_their_orders(browser, ask, covered):
    order = ask()
    for who, url in (
        ("wang", reverse("registry:employer", args=[covered.uscc])),
        ("chair", reverse("registry:organisation", args=["O000100010001"])),
    ):
        page = browser(who).get(url).content.decode()
        assert reverse("desk:order", args=[order.pk]) in page
        assert reverse("desk:ask") in page


def test_a_module_that_answers_is_led_to(browser, ask):
    register_type("testing", "Testing", "desk:order")
    try:
        order = ask(kind="testing")
        page = browser("wang").get(reverse("desk:order", args=[order.pk])).content.decode()
        assert "Carry it out" in page
    finally:
        withdraw_type("testing")


def test_an_order_page_asks_no_more_for_a_longer_story(browser, worked, step, people):
    order, client = worked(), browser("wang")
    url = reverse("desk:order", args=[order.pk])
    counted = []
    for _ in range(2):
        order = step(order, "reopen", "chair", reason="还缺")
        order = step(order, "finish", "li", reason="补了", files=[("a.png", PNG)])
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]
