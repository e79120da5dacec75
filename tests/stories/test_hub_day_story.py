"""A hub officer's day without network, on a phone of 360 points: nothing is lost, nothing arrives twice."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, Playwright, expect, sync_playwright

from park_on_the_ground import Ground
from stories.phone_line import Line, line_to
from unionhall.base import clock
from unionhall.base.models import Account, FieldFact, RoleAssignment
from unionhall.base.queries.actors import actor_of
from unionhall.desk.models import ServiceOrder
from unionhall.guidance.actions.record_visit import record_visit
from unionhall.guidance.models import Responsibility, Visit
from unionhall.registry.models import Employer
from unionhall.registry.rules import kinds

pytestmark = [pytest.mark.browser, pytest.mark.slow]

COUNTY, TOWN, HUB = "0001", "00010001", "000100010001"
NAMES = {"蓝天水泵厂": "lantian", "红星服装厂": "hongxing", "丰收粮油公司": "fengshou"}
PHONE = {"width": 360, "height": 740}


@dataclass
class Day:
    """The people, the enterprises by name, and everybody's session."""

    accounts: dict[str, Account]
    employers: dict[str, Employer]
    sessions: dict[str, str]


@pytest.fixture
def day(transactional_db) -> Day:
    ground = Ground()
    ground.organisation(COUNTY, kinds.COUNTY_FEDERATION, name="某县总工会")
    ground.organisation(TOWN, kinds.TOWN_FEDERATION, name="某镇总工会")
    ground.organisation(HUB, kinds.GUIDANCE_STATION, name="片区指导站", founded_on=date(2023, 2, 1))
    accounts, sessions = {}, {}
    for name, shown, role, path in (
        ("ma", "马站员", "station_staff", TOWN),
        ("liu", "刘站员", "station_staff", TOWN),
        ("county", "县干部", "county_officer", COUNTY),
    ):
        account = Account.objects.create(username=name, display_name=shown, created_at=clock.now())
        RoleAssignment.objects.create(
            account=account, role=role, scope_path=path, subtree=True, from_on=date(2020, 1, 1), granted_at=clock.now()
        )
        client = Client()
        client.force_login(account)
        accounts[name], sessions[name] = account, client.cookies["sessionid"].value
    employers = {}
    for name, pinyin in NAMES.items():
        row = ground.employer(TOWN, facts={2025: (40, False)})
        row.name, row.name_index = name, f"{name} {pinyin}"
        row.save()
        Responsibility.objects.create(employer=row, station=ground.organisations[HUB], from_on=date(2024, 1, 1))
        employers[name] = row
    return Day(accounts, employers, sessions)


@pytest.fixture
def playwright() -> Playwright:
    with sync_playwright() as found:
        yield found


@pytest.fixture
def line(live_server) -> Iterator[Line]:
    """The phone's network. A browser's own switch would not hold back what its service worker sends by itself."""
    with line_to(live_server.url) as held:
        yield held


def without_network(phone: BrowserContext, line: Line) -> None:
    line.cut()
    phone.set_offline(True)


def with_network(phone: BrowserContext, line: Line) -> None:
    line.mend()
    phone.set_offline(False)


def phone_of(playwright: Playwright, chromium: str, folder: str, session: str, url: str) -> BrowserContext:
    """Open the phone; what it keeps lies in a folder, so that it can be switched off and on."""
    context = playwright.chromium.launch_persistent_context(
        folder, executable_path=chromium, args=["--no-sandbox", "--disable-gpu"], viewport=PHONE
    )
    cookies = {"sessionid": session, "django_language": "en"}
    context.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookies.items()])
    return context


def kept(page: Page) -> dict[str, list[str]]:
    """Return what the phone has written down, as text: nothing of it may be readable."""
    return page.evaluate(
        """() => new Promise((resolve) => {
            const opened = indexedDB.open("unionhall-field");
            opened.onsuccess = () => {
                const found = {}, names = ["queue", "pages"], change = opened.result.transaction(names);
                names.forEach((name) => {
                    change.objectStore(name).getAll().onsuccess = (event) => {
                        found[name] = event.target.result.map((row) => JSON.stringify(row)
                            + new TextDecoder("latin1").decode(row.sealed.data));
                    };
                });
                change.oncomplete = () => { opened.result.close(); resolve(found); };
            };
        })"""
    )


def write_down(page: Page, name: str, **typed: str) -> None:
    """Open an enterprise from the round and save a visit."""
    page.locator("article", has_text=name).get_by_role("link", name="Write down a visit").click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
    fill(page, **typed)


def fill(page: Page, **typed: str) -> None:
    for field, value in typed.items():
        control = page.locator(f"[name={field}]")
        if control.evaluate("one => one.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
    page.get_by_role("button", name="Save the visit").click()
    page.wait_for_url("**/visits/round/")


def in_database(work):
    """Let the test write while Playwright's loop runs in this thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def test_a_day_without_network(day: Day, playwright: Playwright, chromium, line: Line, tmp_path):
    folder, url = str(tmp_path / "phone"), line.url
    phone = phone_of(playwright, chromium, folder, day.sessions["ma"], url)
    page = phone.new_page()
    page.goto(url + reverse("guidance:round"))
    expect(page.locator("[data-field-kept]")).to_have_text("5 pages open without network", timeout=20_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    without_network(phone, line)
    page.reload()
    write_down(page, "蓝天水泵厂", met="王主席", stand_union="lacking", note_union="想建会")
    expect(page.locator("[data-field-count]")).to_have_text("Waiting: 1 on this phone")
    write_down(
        page,
        "红星服装厂",
        met="李经理",
        need_kind="library",
        need_title="添书",
        need_text="五十本",
        stand_safety="good",
    )
    write_down(page, "丰收粮油公司", met="赵会计", stand_openness="begun")
    expect(page.locator("[data-field-count]")).to_have_text("Waiting: 3 on this phone")

    # The first one is corrected before it goes.
    page.locator(".u-waiting-item", has_text="蓝天水泵厂").get_by_role("link", name="Edit it").click()
    expect(page.locator("[name=met]")).to_have_value("王主席")
    fill(page, met="王主席和孙副主席", note_union="下月建会")
    expect(page.locator("[data-field-count]")).to_have_text("Waiting: 3 on this phone")
    written = kept(page)
    assert (len(written["queue"]), len(written["pages"])) == (3, 5)
    everything = json.dumps(written, ensure_ascii=False)
    assert not any(word in everything for word in ("王主席", "添书", "guidance.visit", "蓝天"))

    # The phone is switched off; meanwhile a colleague visits the third enterprise.
    phone.close()
    liu = actor_of_account(day.accounts["liu"])
    in_database(
        lambda: record_visit(
            actor=liu, uscc=day.employers["丰收粮油公司"].uscc, body={"met": "周厂长"}, now=clock.now()
        )
    )

    phone = phone_of(playwright, chromium, folder, day.sessions["ma"], url)
    without_network(phone, line)
    page = phone.new_page()
    page.goto(url + reverse("guidance:round"))
    expect(page.locator("[data-field-count]")).to_have_text("Waiting: 3 on this phone")

    with_network(phone, line)
    expect(page.locator("[data-field-count]")).to_have_text("Nothing waits on this phone", timeout=20_000)
    expect(page.locator("[data-state=taken]")).to_have_count(2)
    expect(page.locator("[data-state=conflict]")).to_contain_text("a person decides")
    page.reload()
    expect(page.locator(".u-waiting-item")).to_have_count(3)
    arrived = in_database(lambda: list(Visit.objects.order_by("pk").values_list("employer__name", flat=True)))
    assert sorted(arrived) == sorted(["丰收粮油公司", "蓝天水泵厂", "红星服装厂"])
    blue = in_database(lambda: Visit.objects.get(employer__name="蓝天水泵厂"))
    assert blue.met == "王主席和孙副主席"
    order = in_database(lambda: ServiceOrder.objects.select_related("employer").get())
    assert (order.title, order.employer.name) == ("添书", "红星服装厂")

    settle_at_the_desk(playwright, chromium, url, day.sessions["county"])
    assert in_database(lambda: Visit.objects.filter(employer__name="丰收粮油公司").count()) == 2
    assert in_database(FieldFact.objects.count) == 3
    phone.close()


def settle_at_the_desk(playwright: Playwright, chromium: str, url: str, session: str) -> None:
    """Let a person settle what the two of them wrote, and see it decided."""
    desk = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]).new_context()
    cookies = {"sessionid": session, "django_language": "en"}
    desk.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookies.items()])
    office = desk.new_page()
    office.goto(url + reverse("base:field_conflicts"))
    office.get_by_role("link", name="丰收粮油公司").click()
    expect(office.locator(".u-sides")).to_contain_text("赵会计")
    expect(office.locator(".u-sides")).to_contain_text("周厂长")
    office.get_by_label("Keep both").check()
    office.get_by_label("Why").fill("两次都去过")
    office.get_by_role("button", name="Decide it").click()
    expect(office.get_by_text("两次都去过")).to_be_visible()
    office.close()


def actor_of_account(account: Account):
    return in_database(lambda: actor_of(account.pk, today=clock.today(), door="web"))


def test_logging_out_says_what_waits_and_wipes(day: Day, playwright: Playwright, chromium, line: Line, tmp_path):
    url = line.url
    phone = phone_of(playwright, chromium, str(tmp_path / "phone"), day.sessions["ma"], url)
    page = phone.new_page()
    page.goto(url + reverse("guidance:round"))
    expect(page.locator("[data-field-kept]")).to_have_text("5 pages open without network", timeout=20_000)
    without_network(phone, line)
    write_down(page, "蓝天水泵厂", met="王主席")
    expect(page.locator("[data-field-count]")).to_have_text("Waiting: 1 on this phone")
    page.evaluate("self.FieldVault.meta('doors', {door: '/nowhere/', facts: '/nowhere/'})")  # a server out of order
    with_network(phone, line)
    page.goto(url + reverse("account_logout"))
    expect(page.locator("#field-leave")).to_contain_text("1 captured on this phone have not gone yet")
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/login/**")
    written = kept(page)
    assert (written["queue"], written["pages"]) == ([], [])
    assert not in_database(FieldFact.objects.exists)
    without_network(phone, line)
    answer = page.goto(url + reverse("guidance:round"))
    assert answer is None or answer.status == 503
    phone.close()


def test_without_script_the_form_is_an_ordinary_one(day: Day, playwright: Playwright, chromium, live_server):
    url, employer = live_server.url, day.employers["蓝天水泵厂"]
    context = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]).new_context(
        java_script_enabled=False, viewport=PHONE
    )
    cookies = {"sessionid": day.sessions["ma"], "django_language": "en"}
    context.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookies.items()])
    page = context.new_page()
    page.goto(url + reverse("guidance:capture_visit", args=[employer.uscc]))
    expect(page.get_by_text("needs JavaScript")).to_be_visible()
    page.fill("[name=met]", "王主席")
    page.fill("[name=next_on]", (clock.today() + timedelta(days=30)).isoformat())
    page.get_by_role("button", name="Save the visit").click()
    expect(page.get_by_text("The visit is recorded.")).to_be_visible()
    assert in_database(lambda: Visit.objects.get().met) == "王主席"
    context.close()
