"""The pages of visits: the round, the gate, the desk; whose they are, and how many questions they ask."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone

from guidance.grounds import NEXT_STATION, PARK
from guidance.visiting import BODY, NEED, PNG, visit
from unionhall.base.models import Account
from unionhall.desk.models import ServiceOrder
from unionhall.guidance.models import Visit

assert get_resolver().url_patterns  # loading the addresses registers the lists
ROUND, LIST = "/guidance/visits/round/", "/guidance/visits/"


@pytest.fixture
def browser(people, settings):
    settings.LANGUAGE_CODE = "en"

    def open_as(name: str) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(Account.objects.get(pk=people.ids[name]))
        return client

    return open_as


def gate(employer) -> str:
    return reverse("guidance:capture_visit", args=[employer.uscc])


def now():
    return timezone.now()


def test_the_round_shows_what_is_known(browser, people, enterprise, neighbour):
    visit(people["station"], enterprise, body=BODY | NEED)
    answer = browser("station").get(ROUND)
    page = answer.content.decode()
    for words in (enterprise.name, "甲厂工会", "公开栏空着", "Not there yet", gate(enterprise)):
        assert words in page
    assert neighbour.name not in page
    assert answer["X-Kept-On-Phone"] == str(people.ids["station"])
    assert enterprise.name in browser("station").get(ROUND, {"q": "jiachang"}).content.decode()
    assert enterprise.name not in browser("station").get(ROUND, {"q": "没有"}).content.decode()
    assert browser("station").get(ROUND, {"q": "\x00"}).status_code == 200


def test_the_round_is_whom_the_station_answers_for(browser, ground, enterprise, answers):
    other = ground.employer(PARK)
    answers(enterprise)
    page = browser("station").get(ROUND).content.decode()
    assert enterprise.uscc in page
    assert other.uscc not in page


def test_due_ones_come_first(browser, people, ground, enterprise):
    soon = ground.employer(PARK, facts={2025: (10, False)})
    visit(people["station"], soon, body={"met": "王", "next_on": "2026-11-24"})
    page = browser("station").get(ROUND).content.decode()
    assert page.index(soon.uscc) < page.index(enterprise.uscc)
    assert "Visit is due" in page


def test_a_visit_is_written_down_at_the_gate(browser, people, enterprise):
    client = browser("station")
    page = client.get(gate(enterprise)).content.decode()
    assert f'data-offline-base="{enterprise.version}.0"' in page
    assert f'data-offline-subject="employer:{enterprise.uscc}"' in page
    typed = BODY | NEED | {"_key": "one", "photos": SimpleUploadedFile("门口.png", PNG)}
    answer = client.post(gate(enterprise), typed)
    made = Visit.objects.get()
    assert answer["Location"] == reverse("guidance:visit", args=[made.pk])
    assert (made.photos.count(), made.order) == (1, ServiceOrder.objects.get())
    client.post(gate(enterprise), BODY | NEED | {"_key": "one"})
    assert Visit.objects.count() == 1
    shown = client.get(answer["Location"]).content.decode()
    for words in ("王主席", "公开栏空着", "添书", "Waits for the station"):
        assert words in shown


@pytest.mark.parametrize(
    "typed", [{}, {"stand_union": "perhaps"}, {"met": "王", "next_on": "2000-01-01"}, {"need_title": "添书"}]
)
def test_what_is_wrong_is_said_on_the_page(browser, enterprise, typed):
    answer = browser("station").post(gate(enterprise), typed)
    assert answer.status_code == 422
    assert b"u-error" in answer.content
    assert not Visit.objects.exists()


def test_it_is_corrected_and_set_aside_on_pages(browser, people, enterprise):
    made, client = visit(people["station"], enterprise), browser("park")
    change, aside = (reverse(f"guidance:{name}", args=[made.pk]) for name in ("change_visit", "set_aside_visit"))
    assert "王主席" in client.get(change).content.decode()
    assert client.post(change, {"met": "李", "version": 1, "reason": ""}).status_code == 422
    assert client.post(change, {"met": "李", "version": 7, "reason": "x"}).status_code == 422
    assert client.post(change, {"met": "李", "version": 1, "reason": "写错"}).status_code == 302
    assert client.post(aside, {"reason": ""}).status_code == 422
    assert client.post(aside, {"reason": "没去成"}).status_code == 302
    made.refresh_from_db()
    assert (made.met, made.set_aside_reason) == ("李", "没去成")
    assert client.post(aside, {"reason": "再来"}).status_code == 422
    assert change not in client.get(reverse("guidance:visit", args=[made.pk])).content.decode()


def test_a_need_that_nobody_asked_for_is_asked_for(browser, people, enterprise):
    made = visit(people["county"], enterprise, body=BODY | NEED)
    url = reverse("guidance:order_visit", args=[made.pk])
    page = reverse("guidance:visit", args=[made.pk])
    assert url in browser("station").get(page).content.decode()
    assert url not in browser("county").get(page).content.decode()
    assert browser("county").post(url).status_code == 403
    assert browser("station").post(url).status_code == 302
    assert ServiceOrder.objects.count() == 1


@pytest.mark.parametrize(("who", "status"), [("next", 404), ("next_park", 404), ("chair", 403), ("worker", 403)])
def test_others_find_nothing(browser, people, enterprise, who, status):
    made, client = visit(people["station"], enterprise), browser(who)
    for name in ("visit", "change_visit", "set_aside_visit"):
        assert client.get(reverse(f"guidance:{name}", args=[made.pk])).status_code == status
    assert client.get(gate(enterprise)).status_code == status
    assert client.post(gate(enterprise), BODY).status_code == status
    assert client.post(reverse("guidance:set_aside_visit", args=[made.pk]), {"reason": "x"}).status_code == status
    assert client.get(reverse("guidance:visit_sheet"), {"uscc": enterprise.uscc}).status_code == status
    assert Visit.objects.filter(set_aside_at__isnull=True).count() == 1


def test_a_station_elsewhere_opens_whom_it_answers_for(browser, enterprise, answers):
    answers(enterprise, NEXT_STATION)
    assert browser("next").post(gate(enterprise), BODY).status_code == 302


def test_sheets_to_write_on(browser, enterprise):
    page = browser("station").get(reverse("guidance:visit_sheet")).content.decode()
    assert enterprise.name in page
    assert "☐ Not there yet" in page
    one = browser("station").get(reverse("guidance:visit_sheet"), {"uscc": enterprise.uscc})
    assert enterprise.name in one.content.decode()


def test_the_enterprise_shows_its_visits(browser, people, enterprise):
    made = visit(people["station"], enterprise)
    page = browser("station").get(reverse("registry:employer", args=[enterprise.uscc])).content.decode()
    assert reverse("guidance:visit", args=[made.pk]) in page
    assert gate(enterprise) in page


@pytest.mark.parametrize("url", [ROUND, LIST])
def test_pages_ask_no_more_for_more_rows(browser, people, ground, url):
    client, counted = browser("station"), []
    for _ in range(2):
        for _ in range(3):
            visit(people["station"], ground.employer(PARK, facts={2025: (30, False)}), body=BODY | NEED)
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_a_visit_asks_no_more_for_a_longer_one(browser, people, enterprise):
    client, counted = browser("station"), []
    for body in ({"met": "王"}, {f"stand_{topic}": "good" for topic in ("union", "congress", "openness", "safety")}):
        made = visit(people["station"], enterprise, body=body)
        url = reverse("guidance:visit", args=[made.pk])
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]
