"""The gallery in a real browser: every component and archetype, in every theme, in both languages, at both widths."""

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from unionhall.ui.preferences import THEME_COOKIE
from unionhall.ui.views.gallery import SHEETS

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.urls("ui.gallery_urls")]
PAGES = ("/ui/", *(f"/ui/{name}/" for name in SHEETS))
COLOURFUL = ("/ui/", "/ui/dashboard/", "/ui/phone/")
WIDTHS = (360, 1280)
IN_FULL = (("light", "en"), ("elder", "zh-hans"))
COLOURS_ONLY = (("dark", "en"), ("contrast", "zh-hans"))
COLOUR_RULES = {"runOnly": {"type": "rule", "values": ["color-contrast", "target-size"]}}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SMALL_TARGETS = """least => [...document.querySelectorAll('.u-button, .u-tool, .u-menu-item, .u-bottom a')]
  .filter(e => e.offsetParent && e.getBoundingClientRect().height < least - 0.5).map(e => e.outerHTML.slice(0, 90))"""


@pytest.fixture
def browser(chromium):
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


def open_page(browser, server, *, width=1280, theme="light", language="en", script=True):
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script)
    context.add_cookies(
        [
            {"name": THEME_COOKIE, "value": theme, "url": server.url},
            {"name": "django_language", "value": language, "url": server.url},
        ]
    )
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


def test_axe_finds_nothing_and_nothing_is_too_wide(browser, live_server):
    axe, found = Axe(), []
    for width, (theme, language) in itertools.product(WIDTHS, (*IN_FULL, *COLOURS_ONLY)):
        page = open_page(browser, live_server, width=width, theme=theme, language=language)
        for address in PAGES if (theme, language) in IN_FULL else COLOURFUL:
            page.goto(live_server.url + address)
            page.evaluate(
                "scrollTo(0, 0)"
            )  # an error summary takes the focus, and the top bar would cover what is above
            options = None if (theme, language) in IN_FULL else COLOUR_RULES
            violations = axe.run(page, options=options).response["violations"]
            found += [(address, width, theme, v["id"], v["nodes"][0]["html"][:120]) for v in violations]
            if page.evaluate(TOO_WIDE):
                found.append((address, width, theme, "too wide"))
            if theme == "elder":
                found += [(address, width, "small target", html) for html in page.evaluate(SMALL_TARGETS, 60)]
            found += [(address, width, theme, complaint) for complaint in page.complaints]
            page.complaints.clear()
        page.context.close()
    assert found == []


def test_the_keyboard_alone_is_enough(browser, live_server):
    page = open_page(browser, live_server)
    page.goto(live_server.url + "/ui/list/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "u-skip"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent").startswith("宁夏北部蔬菜")
    page.keyboard.press("x")
    assert page.locator("[data-row] input:checked").count() == 1
    assert page.locator("[data-bulk-count]").inner_text() == "1 ticked"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == "七里河园区工会联合会"
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()
    page.locator("details.u-menu summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".u-menu-body").first.is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".u-menu-body").first.is_visible()


def test_without_script_menus_and_choices_work(browser, live_server):
    page = open_page(browser, live_server, width=360, script=False)
    page.goto(live_server.url + "/ui/public/")
    page.locator("details.u-menu summary").click()
    page.get_by_role("button", name="Dark").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.get_by_role("button", name="简体中文").click()
    assert page.locator("html").get_attribute("lang") == "zh-hans"
    assert page.url.endswith("/ui/public/")
