"""A deployment goes from the city to a park and back, in a real browser.

The city carries last year's plan on and issues it; the county confirms and splits; a park returns from a phone, with a
figure that was counted and one that contradicts last year's; the county accepts and reminds the late one; the city
freezes the sums, somebody else signs them, and every figure leads to its returns.
"""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect, sync_playwright

from unionhall.base import clock
from unionhall.base.actions.create_account import create_account
from unionhall.base.models import Account, RoleAssignment
from unionhall.base.queries.actors import actor_of
from unionhall.desk.actions.answer_part import answer_part
from unionhall.desk.actions.draft_deployment import draft_deployment
from unionhall.desk.actions.issue_deployment import issue_deployment
from unionhall.desk.actions.save_return import save_return
from unionhall.desk.actions.split_part import split_part
from unionhall.desk.actions.step_return import step_return
from unionhall.desk.models import Part, Return
from unionhall.desk.queries.packs import pack
from unionhall.desk.rules.shares import Split, UnitShare
from unionhall.kernel.actors import system_actor
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.models import MembershipSpell, Organisation, Person
from unionhall.registry.rules import kinds
from unionhall.registry.rules.rows import NewOrganisation

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SYSTEM = system_actor("test", door="command")
SINCE = date(2020, 1, 1)
PEOPLE = {
    "city": ("city_officer", "CY"),
    "signer": ("city_officer", "CY"),
    "county": ("county_officer", "CO"),
    "park": ("park_officer", "P1"),
    "park2": ("park_officer", "P2"),
}
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
MEMBERS, LAST_YEAR = 3, 10


def yesterday() -> date:
    day = clock.today() - timedelta(days=1)
    return day.replace(day=min(day.day, 28))


def last_years_plan(people: dict[str, int]) -> int:
    """Let last year's plan run to its end: the first park returned ten members."""
    now, day = clock.now(), yesterday()
    year = day.year - 1
    made = draft_deployment(
        actor=SYSTEM,
        issuer_code="CY",
        title="建会入会行动",
        text="按计划推进。",
        kind="plan",
        first_year=year,
        last_year=year,
        due_on=day.replace(year=year),
        form=pack("founding_drive").form.plain(),
        now=now,
    )
    targets = {("founded", year): 60}
    root = Part.objects.get(deployment_id=made)
    split = Split([UnitShare("CO", targets)], own=targets)
    split_part(actor=SYSTEM, part_id=root.pk, split=split, version=1, now=now)
    issue_deployment(actor=SYSTEM, deployment_id=made, version=1, now=now)
    county = Part.objects.get(deployment_id=made, above=root)
    answer_part(actor=SYSTEM, part_id=county.pk, event="confirm", version=1, now=now)
    shares = [UnitShare("P1", {("founded", year): 40}), UnitShare("P2", {("founded", year): 20})]
    split_part(actor=SYSTEM, part_id=county.pk, split=Split(shares), version=1, now=now)
    park = Part.objects.get(deployment_id=made, organisation__code="P1")
    answer_part(actor=SYSTEM, part_id=park.pk, event="confirm", version=1, now=now)
    answer_part(actor=SYSTEM, part_id=park.pk, event="keep", version=2, now=now)
    given = Return.objects.get(part=park)
    values = {"founded": 38, "joined": 5, "members": LAST_YEAR}
    save_return(actor=SYSTEM, return_id=given.pk, values=values, saved=1, now=now)
    step_return(actor=SYSTEM, return_id=given.pk, event="submit", version=1, now=now)
    county_officer = actor_of(people["county"], today=clock.today(), door="web")
    step_return(actor=county_officer, return_id=given.pk, event="accept", version=2, now=now)
    other = Part.objects.get(deployment_id=made, organisation__code="P2")
    answer_part(actor=county_officer, part_id=other.pk, event="release", version=1, reason="当年筹建", now=now)
    return made


@pytest.fixture
def plan(transactional_db) -> tuple[int, dict[str, str]]:
    """Found a city with a county and two parks, let last year's plan end, log everybody in."""
    rows = [
        NewOrganisation(code="CY", name="海州市总工会", kind=kinds.CITY_FEDERATION, founded_on=SINCE),
        NewOrganisation(code="CO", name="海阴县总工会", kind=kinds.COUNTY_FEDERATION, parent_code="CY"),
        NewOrganisation(code="P1", name="东园区工会联合会", kind=kinds.PARK_FEDERATION, parent_code="CO"),
        NewOrganisation(code="P2", name="西园区工会联合会", kind=kinds.PARK_FEDERATION, parent_code="CO"),
        NewOrganisation(code="U1", name="船厂工会", kind=kinds.SINGLE_UNION, parent_code="P1", founded_on=SINCE),
        NewOrganisation(code="U2", name="渔具厂工会", kind=kinds.SINGLE_UNION, parent_code="P2", founded_on=SINCE),
    ]
    found_organisations(actor=SYSTEM, parent_code="", rows=rows, now=clock.now())
    union = Organisation.objects.get(code="U1")
    for number in range(MEMBERS):
        person = Person.objects.create(name=f"会员{number}", id_type="none", sex="F")
        MembershipSpell.objects.create(
            person=person,
            union=union,
            scope_path=union.path,
            from_on=SINCE,
            joined_on=SINCE,
            status=kinds.ACTIVE,
            confirmed_at=clock.now(),
        )
    ids, sessions = {}, {}
    for name, (role, code) in PEOPLE.items():
        ids[name] = create_account(
            actor=SYSTEM,
            username=name,
            display_name=name,
            password="four unrelated words",
            is_demo=True,
            now=clock.now(),
        )
        RoleAssignment.objects.create(
            account_id=ids[name],
            role=role,
            scope_path=Organisation.objects.get(code=code).path,
            subtree=True,
            from_on=SINCE,
            granted_at=clock.now(),
        )
        client = Client()
        client.force_login(Account.objects.get(pk=ids[name]))
        sessions[name] = client.cookies["sessionid"].value
    return last_years_plan(ids), sessions


@pytest.fixture
def open_as(chromium, live_server, plan):
    """Open a browser for somebody: the database is written before, Playwright's loop would not let it be afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])

        def make(name: str, size: dict[str, int]):
            context = browser.new_context(viewport=size)
            cookies = {"sessionid": plan[1][name], "django_language": "en"}
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


def from_inbox(page, url: str, words: str) -> None:
    """Open what one has to do, and what it is about."""
    page.goto(url + reverse("workflow:inbox"))
    page.get_by_role("link", name=words).first.click()
    press(page, "Open the matter")


def issue(city, url: str, plan) -> str:
    """The city carries a plan on and issues it; its page is returned."""
    city.goto(url + reverse("desk:deployment", args=[plan[0]]))
    press(city, "Carry it on")
    expect(city.locator("main")).to_contain_text("Form and targets are as in the plan before.")
    press(city, "Issue")
    city.fill("[name=paper_number]", "海工发〔2026〕3号")
    press(city, "Issue")
    expect(city.locator("main")).to_contain_text("海工发〔2026〕3号")
    return str(city.url)


def confirm_and_split(county, url: str) -> None:
    """The county confirms and shares its target among two parks."""
    from_inbox(county, url, "建会入会行动")
    press(county, "Confirm receipt")
    press(county, "Confirm receipt")
    press(county, "Split the target")
    first = county.locator("input[aria-label^='东园区'][data-part^=founded]")
    expect(first).to_have_value("40")
    first.fill("30")
    press(county, "Check the sums")
    expect(county.locator("tfoot")).to_contain_text("10 missing")
    county.locator("input[aria-label^='东园区'][data-part^=founded]").fill("40")
    press(county, "Split and pass it on")
    expect(county.locator("main")).to_contain_text("0 of 2 units")


def take_it_on(park2, url: str) -> None:
    """The other park confirms, and then returns nothing."""
    from_inbox(park2, url, "西园区")
    press(park2, "Confirm receipt")
    press(park2, "Confirm receipt")
    press(park2, "Return the figures ourselves")
    press(park2, "Return the figures ourselves")


def give_figures(park, url: str) -> str:
    """A park returns: one figure counts itself, one contradicts last year's and is explained; its page is returned."""
    from_inbox(park, url, "东园区")
    fits(park, "part")
    press(park, "Confirm receipt")
    press(park, "Confirm receipt")
    press(park, "Return the figures ourselves")
    press(park, "Return the figures ourselves")
    press(park, "The unit's own return")
    press(park, "Fill in counted figures")
    fits(park, "return")
    expect(park.locator("main")).to_contain_text(f"{MEMBERS}")
    given = park.url
    press(park, "Fill it in")
    fits(park, "form")
    expect(park.locator("main")).to_contain_text(f"Last year: {LAST_YEAR}.")
    park.fill("[name=founded]", "41")
    park.fill("[name=joined]", "2")
    press(park, "Save and go on")
    fits(park, "last page")
    expect(park.locator("main")).to_contain_text(f"{MEMBERS} is more than 20 per cent away from {LAST_YEAR}")
    press(park, "Submit")
    expect(park.locator(".u-notice-bad")).to_contain_text(f"away from {LAST_YEAR}")
    park.fill("[name=members_year]", "两家企业迁出，会员关系随转。")
    press(park, "Submit")
    expect(park.locator("h1")).to_contain_text("Waits for the union above")
    return str(given)


def accept_and_chase(county, park2, url: str, deployment: str) -> None:
    """The county accepts one return and reminds the other park."""
    from_inbox(county, url, "东园区")
    expect(county.locator("main")).to_contain_text("两家企业迁出")
    press(county, "Accept the return")
    press(county, "Accept the return")
    expect(county.locator("h1")).to_contain_text("Return accepted")
    county.goto(deployment)
    expect(county.locator("main")).to_contain_text("1 of 2 units")
    press(county, "Remind the late units")
    expect(county.locator("main")).to_contain_text("西园区")
    county.fill("[name=words]", "请今天报送")
    press(county, "Remind them")
    expect(county.locator("body")).to_contain_text("Reminded: 1.")
    park2.goto(url + reverse("workflow:inbox"))
    park2.get_by_role("link", name="西园区").first.click()
    press(park2, "Open the matter")
    expect(park2.locator("main")).to_contain_text("请今天报送")


def freeze_and_sign(city, open_as, deployment: str, given: str) -> None:
    """The city looks behind a figure and freezes; somebody else signs."""
    city.goto(deployment)
    press(city, "Roll-up")
    city.locator(".u-tile-value a", has_text="41").click()
    city.get_by_role("link", name="东园区工会联合会").click()
    assert city.url == given
    assert city.locator("a[href*='/figures/rows/members/'], a[href*='rows/members']").count() == 1
    city.goto(deployment)
    press(city, "Roll-up")
    press(city, "Freeze the roll-up")
    press(city, "Freeze the roll-up")
    expect(city.locator("main")).to_contain_text("1 of 2 units returned")
    assert city.get_by_role("button", name="Sign it").count() == 0
    signer = open_as("signer", DESK)
    signer.goto(city.url)
    press(signer, "Sign it")
    expect(signer.locator("main")).to_contain_text("Signed")
    expect(signer.locator("main")).to_contain_text("signer")


def test_a_deployment_goes_from_the_city_to_a_park_and_back(open_as, live_server, plan):
    url = live_server.url
    city = open_as("city", DESK)
    deployment = issue(city, url, plan)
    county = open_as("county", DESK)
    confirm_and_split(county, url)
    park2 = open_as("park2", PHONE)
    take_it_on(park2, url)
    given = give_figures(open_as("park", PHONE), url)
    accept_and_chase(county, park2, url, deployment)
    freeze_and_sign(city, open_as, deployment, given)
