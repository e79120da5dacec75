"""An enterprise asks its guidance station for a lawyer, from the first word to the stars, in a real browser.

The union officer has a phone, the station a desk. The clock of the first visit is on the page; the answer comes with a
file; the rating stands on the order and in the figures.
"""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect, sync_playwright

from unionhall.base import clock
from unionhall.base.actions.create_account import create_account
from unionhall.base.models import Account, RoleAssignment
from unionhall.kernel.actors import system_actor
from unionhall.kernel.credit_code import check_char
from unionhall.registry.actions.cover_employers import cover_employers
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.actions.register_employers import register_employers
from unionhall.registry.models import Organisation
from unionhall.registry.rules import kinds
from unionhall.registry.rules.rows import NewCoverage, NewEmployer, NewOrganisation

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SYSTEM = system_actor("test", door="command")
SINCE = date(2020, 1, 1)
PEOPLE = {"chair": ("union_officer", "U"), "wang": ("station_staff", "P"), "li.na": ("station_staff", "P")}
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
MINUTES = b"%PDF-1.4 minutes of the consultation"
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def sessions(transactional_db) -> dict[str, str]:
    """Found a park with a station and an enterprise with its union; log three people in."""
    rows = [
        NewOrganisation(code="C", name="某县总工会", kind=kinds.COUNTY_FEDERATION, founded_on=SINCE),
        NewOrganisation(code="P", name="园区工会联合会", kind=kinds.PARK_FEDERATION, parent_code="C"),
        NewOrganisation(code="S", name="园区指导站", kind=kinds.GUIDANCE_STATION, parent_code="P"),
        NewOrganisation(code="U", name="铁路配件厂工会", kind=kinds.SINGLE_UNION, parent_code="P", founded_on=SINCE),
    ]
    found_organisations(actor=SYSTEM, parent_code="", rows=rows, now=clock.now())
    uscc = "91210727MC0000001" + check_char("91210727MC0000001")
    factory = NewEmployer(uscc=uscc, name="铁路配件制造有限公司", form="159", industry="C", opened_on=SINCE)
    register_employers(actor=SYSTEM, seat_code="P", rows=[factory], now=clock.now())
    cover_employers(
        actor=SYSTEM, rows=[NewCoverage(uscc=uscc, union_code="U", mode="own", from_on=SINCE)], now=clock.now()
    )
    return {name: _session(name, role, code) for name, (role, code) in PEOPLE.items()}


def _session(name: str, role: str, code: str) -> str:
    pk = create_account(
        actor=SYSTEM, username=name, display_name=name, password="four unrelated words", is_demo=True, now=clock.now()
    )
    path = Organisation.objects.get(code=code).path
    RoleAssignment.objects.create(
        account_id=pk, role=role, scope_path=path, subtree=True, from_on=SINCE, granted_at=clock.now()
    )
    client = Client()
    client.force_login(Account.objects.get(pk=pk))
    return client.cookies["sessionid"].value


@pytest.fixture
def open_as(chromium, live_server, sessions):
    """Open a browser for somebody: the database is written before, Playwright's loop would not let it be afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])

        def make(name: str, size: dict[str, int]):
            context = browser.new_context(viewport=size)
            cookies = {"sessionid": sessions[name], "django_language": "en"}
            context.add_cookies([{"name": k, "value": v, "url": live_server.url} for k, v in cookies.items()])
            page = context.new_page()
            page.set_default_timeout(15_000)
            return page

        yield make
        browser.close()


def fits(page, name: str) -> None:
    """Nothing is cut off."""
    assert not page.evaluate(TOO_WIDE), f"{name}: too wide"


def press(page, name: str) -> None:
    """Press the link or button of this name."""
    page.locator("main").get_by_role("link", name=name, exact=True).or_(
        page.locator("main").get_by_role("button", name=name, exact=True)
    ).first.click()


def test_an_enterprise_asks_for_a_lawyer_and_rates_the_answer(open_as, live_server):
    chair, wang = open_as("chair", PHONE), open_as("wang", DESK)
    chair.goto(live_server.url + reverse("desk:ask"))
    chair.select_option("[name=kind]", "legal_room")
    chair.fill("[name=title]", "A lawyer about the contracts of leased workers")
    fits(chair, "ask")
    press(chair, "Continue")
    fits(chair, "review")
    press(chair, "Ask for it")
    expect(chair.locator("h1")).to_contain_text("Waits for the station")
    assert chair.locator(".u-head-actions .u-primary").count() == 0  # all one could do is withdraw it
    expect(chair.locator("body")).to_contain_text("铁路配件制造有限公司")
    fits(chair, "asked")
    order = chair.url

    wang.goto(live_server.url + reverse("workflow:inbox"))
    wang.get_by_role("link", name="A lawyer about the contracts").first.click()
    press(wang, "Open the matter")
    fits(wang, "station")
    press(wang, "Accept")
    press(wang, "Accept")
    expect(wang.locator("h1")).to_contain_text("Taken on")
    expect(wang.locator("main")).to_contain_text("due by")
    press(wang, "Assign")
    wang.select_option("[name=assigned_to]", label="li.na")
    press(wang, "Assign")
    expect(wang.locator("h1")).to_contain_text("Assigned")
    fits(wang, "assigned")

    li = open_as("li.na", PHONE)
    li.goto(order)
    press(li, "Record the first visit")
    li.fill("[name=visited_on]", clock.today().isoformat())
    press(li, "Record the first visit")
    press(li, "Record what was done")
    li.fill("[name=reason]", "Lawyer Gu came for two hours; three contracts are changed.")
    li.set_input_files("[name=file]", {"name": "minutes.pdf", "mimeType": "application/pdf", "buffer": MINUTES})
    fits(li, "finish")
    press(li, "Record what was done")
    expect(li.locator("h1")).to_contain_text("Carried out")
    fits(li, "done")
    assert li.get_by_role("link", name="Confirm").count() == 0

    chair.goto(order)
    expect(chair.get_by_role("link", name="minutes.pdf")).to_be_visible()
    press(chair, "Confirm")
    press(chair, "Confirm")
    press(chair, "Rate")
    fits(chair, "rate")
    chair.select_option("[name=stars]", "5")
    chair.fill("[name=reason]", "He explained it so that everybody understood.")
    press(chair, "Rate")
    expect(chair.locator("h1")).to_contain_text("Rated")
    expect(chair.locator("body")).to_contain_text("5 of 5")
    fits(chair, "rated")

    wang.goto(order)
    expect(wang.locator("body")).to_contain_text("He explained it so that everybody understood.")
    wang.goto(live_server.url + reverse("desk:orders"))
    press(wang, "Figures")
    expect(wang.locator("main")).to_contain_text("5.0")
    expect(wang.locator("main")).to_contain_text("1 of 1 confirmed orders were rated")
    fits(wang, "figures")
    chair.goto(wang.url)
    fits(chair, "figures-phone")
