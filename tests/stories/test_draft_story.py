"""What was typed is not lost, and work in progress moves on, in a real browser with and without JavaScript."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect, sync_playwright

from unionhall.base import clock
from unionhall.base.jobs import enqueue
from unionhall.base.models import Account, RoleAssignment
from unionhall.base.queries.actors import actor_of
from unionhall.base.rules.roles import COUNTY_OFFICER
from unionhall.kernel.actors import system_actor
from unionhall.registry.actions.found_organisation import found_organisation
from unionhall.registry.models import Organisation
from unionhall.registry.rules.kinds import COUNTY_FEDERATION

pytestmark = [pytest.mark.browser(both=True), pytest.mark.slow]
SYSTEM = system_actor("test", door="command")
TYPED = "七里河纺织厂工会"


@pytest.fixture
def officer(transactional_db):
    found_organisation(
        actor=SYSTEM, parent_code="", code="C", name="某县总工会", kind=COUNTY_FEDERATION, now=clock.now()
    )
    account = Account.objects.create(username="officer", display_name="县干部", created_at=clock.now())
    RoleAssignment.objects.create(
        account=account,
        role=COUNTY_OFFICER,
        scope_path=Organisation.objects.get(code="C").path,
        subtree=True,
        from_on=timezone.localdate(),
        granted_at=clock.now(),
    )
    return account


@pytest.fixture
def waiting_job(officer):
    actor = actor_of(officer.pk, today=clock.today(), door="web")
    return enqueue("base.export_list", {}, actor=actor, now=clock.now())


@pytest.fixture
def open_page(chromium, live_server, officer, waiting_job):
    """The database is written before the browser starts: Playwright's loop would not let the test do it afterwards."""
    client = Client()
    client.force_login(officer)
    session = client.cookies["sessionid"].value
    cookies = {"sessionid": session, "django_language": "en"}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])

        def make(address, *, script=True):
            context = browser.new_context(java_script_enabled=script)
            context.add_cookies([{"name": name, "value": cookies[name], "url": live_server.url} for name in cookies])
            page = context.new_page()
            page.goto(live_server.url + address)
            return page

        yield make
        browser.close()


def test_what_was_typed_is_there_after_a_reload(open_page):
    page = open_page(reverse("registry:found_organisation") + "?under=C")
    page.fill("[name=name]", TYPED)
    expect(page.locator("[data-draft-mark]")).to_contain_text("Draft saved", timeout=20_000)
    page.reload()
    assert page.input_value("[name=name]") == TYPED
    page.get_by_role("button", name="Forget the draft and start afresh").click()
    assert page.input_value("[name=name]") == ""


def test_without_script_the_step_keeps_it(open_page):
    page = open_page(reverse("registry:found_organisation") + "?under=C", script=False)
    page.fill("[name=name]", TYPED)
    page.get_by_role("button", name="Continue").click()
    assert page.locator(".u-errors a").count() > 0
    page.goto(page.url)
    assert page.input_value("[name=name]") == TYPED


def test_a_lost_connection_is_said(open_page):
    page = open_page(reverse("registry:found_organisation") + "?under=C")
    page.context.set_offline(True)
    page.fill("[name=name]", TYPED)
    expect(page.locator("[data-draft-mark]")).to_contain_text("not saved", timeout=20_000)
    assert page.input_value("[name=name]") == TYPED


def test_progress_moves_without_script(open_page, waiting_job):
    page = open_page(reverse("base:job", args=[waiting_job]), script=False)
    with page.expect_navigation(timeout=15_000):
        pass
    assert page.get_by_role("link", name="Look again").count() == 1
