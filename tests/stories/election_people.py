"""Everybody of the founding and re-election stories: a park, an enterprise, its workers and the log-ins."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.test import Client
from playwright.sync_api import Page, sync_playwright

from unionhall.base.models import Account, RoleAssignment
from unionhall.kernel.actors import system_actor
from unionhall.kernel.credit_code import check_char
from unionhall.registry.actions.cover_employers import cover_employers
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.actions.record_employer_years import record_employer_years
from unionhall.registry.actions.register_employers import register_employers
from unionhall.registry.actions.register_persons import register_persons
from unionhall.registry.actions.start_memberships import start_memberships
from unionhall.registry.models import Organisation, Person
from unionhall.registry.rules import kinds
from unionhall.registry.rules.rows import (
    NewCoverage,
    NewEmployer,
    NewEmployerYear,
    NewMembership,
    NewOrganisation,
    NewPerson,
)

SYSTEM = system_actor("story", door="command")


def ground(now: datetime) -> str:
    """Found the county, its park and an old union; register two enterprises and return the new one's credit code."""
    rows = [
        NewOrganisation(code="C", name="某县总工会", kind=kinds.COUNTY_FEDERATION, founded_on=date(1990, 1, 1)),
        NewOrganisation(
            code="P", name="七里河园区工会联合会", kind=kinds.PARK_FEDERATION, parent_code="C", region_code="210727"
        ),
        NewOrganisation(
            code="U", name="老厂工会", kind=kinds.SINGLE_UNION, parent_code="P", founded_on=date(2020, 1, 1)
        ),
    ]
    found_organisations(actor=SYSTEM, parent_code="", rows=rows, now=now)
    codes = [body + check_char(body) for body in ("91210727MC0000001", "91210727MC0000002")]
    employers = [
        NewEmployer(uscc=code, name=name, form="159", industry="C", opened_on=date(2015, 1, 1))
        for code, name in zip(codes, ("新厂有限公司", "老厂有限公司"), strict=True)
    ]
    register_employers(actor=SYSTEM, seat_code="P", rows=employers, now=now)
    years = [NewEmployerYear(uscc=code, year=2025, source="年报", headcount=60, women=20) for code in codes]
    record_employer_years(actor=SYSTEM, rows=years, now=now)
    covered = NewCoverage(uscc=codes[1], union_code="U", mode="own", from_on=date(2020, 1, 1))
    cover_employers(actor=SYSTEM, rows=[covered], now=now)
    return codes[0]


def members(count: int, union: str, now: datetime) -> list[Person]:
    """Register workers and make them members of one group."""
    rows = [
        NewPerson(name=f"职工{number}", sex="F" if number % 3 == 0 else "M", birth_on=date(1990, 1, 1))
        for number in range(count)
    ]
    ids = register_persons(actor=SYSTEM, organisation_code="P", rows=rows, now=now)
    spells = [NewMembership(person_id=pk, union_code=union, from_on=now.date(), group_name="一班") for pk in ids]
    start_memberships(actor=SYSTEM, rows=spells, now=now)
    found = Person.objects.in_bulk(ids)
    return [found[pk] for pk in ids]


def log_in(name: str, role: str, code: str, now: datetime) -> str:
    """Give somebody a log-in with a role over an organisation and return the session."""
    account = Account.objects.create(username=name, display_name=name, created_at=now)
    RoleAssignment.objects.create(
        account=account,
        role=role,
        scope_path=Organisation.objects.get(code=code).path,
        subtree=True,
        from_on=now.date(),
        granted_at=now,
    )
    return session_of(account)


def session_of(account: Account) -> str:
    """Return the session of a logged-in account."""
    client = Client()
    client.force_login(account)
    return str(client.cookies["sessionid"].value)


@contextmanager
def browsers(chromium: str, url: str, sessions: dict[str, str], narrow: tuple[str, ...] = ()) -> Iterator[Any]:
    """Open one window for each person; those in ``narrow`` hold a phone of 360 points."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])

        def window(name: str) -> Page:
            width = 360 if name in narrow else 1280
            context = browser.new_context(viewport={"width": width, "height": 740})
            cookies = {"sessionid": sessions[name], "django_language": "en"}
            context.add_cookies([{"name": key, "value": value, "url": url} for key, value in cookies.items()])
            page = context.new_page()
            page.set_default_timeout(60_000)
            return page

        yield window
        browser.close()


def press(page: Page, words: str) -> None:
    """Press the first button or link of these words with the keyboard."""
    button = page.get_by_role("button", name=words, exact=True).or_(page.get_by_role("link", name=words, exact=True))
    button.first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def paper(page: Page, here: str, template: str) -> None:
    """Fill one missing paper of the step from the run and file it, then come back."""
    with page.expect_navigation():
        page.locator(f'a[href*="/templates/{template}/fill/"]').first.click()
    press(page, "Keep the draft")
    press(page, "File the paper")
    page.goto(here)
