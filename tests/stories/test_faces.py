"""Every page that the resolver knows, in a real browser: axe, width, console, and no request to anybody else.

No page is left out: each is judged in full in light English at one width and in elder Chinese at the other, in turns;
its colours in the dark or at high contrast, in turns; its width and what the browser complains about at both widths. A
page is seen by the officer who may most, and by a worker or a stranger if they may.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.db import connections
from django.urls import reverse
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from stories.doorways import DOORWAYS, stand_in_doorways
from stories.expectations.everything import PAGES
from stories.visits import People, address, send
from stories.walk import named_routes
from unionhall.ui.preferences import THEME_COOKIE
from world_database import connected_to, empty_copy

# A hundred pages in a row: minutes on a quiet machine, a quarter of an hour on a busy one.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long, pytest.mark.timeout(1800)]
FACES = {"light": "en", "elder": "zh-hans"}
WIDTHS = (360, 1280)
OFFICERS = ("park_officer", "city_officer", "administrator", "union_officer")
OTHERS = ("worker", "anonymous")
#: A page lives for a second: what a compiler saves later costs more than it brings.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--js-flags=--no-opt,--no-maglev"]
COLOURS_ONLY = {"runOnly": {"type": "rule", "values": ["color-contrast", "target-size"]}}
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
WEAR = "theme => { document.documentElement.dataset.theme = theme }"
JUDGE = """async options => (await axe.run(document, {resultTypes: ['violations'], preload: false, ...options}))
  .violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`))"""
ELSEWHERE = re.compile(rb"^Location: (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Served:
    """The twins as a server shows them: who looks at which page, and by which session."""

    server: LiveServer
    visits: Sequence[tuple[str, str]]
    sessions: Mapping[str, str]


@pytest.fixture
def served(people: People) -> Iterator[Served]:
    """Serve a copy of the twins, so that what the browser writes stays out of theirs."""
    visits = [(who, reverse(name)) for name, who in DOORWAYS.items()]
    visits += [visit for name in sorted(PAGES) for visit in seen_by(people, name)]
    copy = empty_copy("faces")
    with connected_to(copy):
        sessions = {**people.cookies, **dict(stand_in_doorways(people))}
    before = connections.settings["default"]
    connections.settings["default"] = {**before, "NAME": copy}
    server = LiveServer("localhost")
    try:
        yield Served(server, visits, sessions)
    finally:
        server.stop()
        connections.settings["default"] = before


def seen_by(people: People, name: str) -> Iterator[tuple[str, str]]:
    """Yield who looks at the route's page, and at which address; nobody at what is no page."""
    for roles in (OFFICERS, OTHERS):
        found = [(role, url) for role in roles if (url := page_for(people, role, name))]
        yield from found[:1]


def page_for(people: People, role: str, name: str) -> str:
    """Return where the role sees the route's page; a page may send on to itself with a query."""
    expected = PAGES[name]
    if expected.status("get", role) not in {200, 302}:
        return ""
    url = address(named_routes()[name], expected, people.own(role))
    answer = send(people, role, "get", url)
    sent_on = ELSEWHERE.search(answer.content) if answer.status == 302 else None
    if sent_on and sent_on[1].startswith(f"{url}?".encode()):
        return sent_on[1].decode()
    return url if answer.status == 200 and b"Content-Type: text/html" in answer.content else ""


@pytest.mark.parametrize("theme", FACES)
def test_every_page_is_fit_to_be_seen(served: Served, chromium: str, theme: str):
    assert len(served.visits) > 100
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        pages = {who: open_page(browser, served, who, theme) for who in dict(served.visits)}
        findings = []
        for turn, (who, url) in enumerate(served.visits):
            findings += faults(pages[who], served.server.url + url, theme, turn)
        browser.close()
    assert not findings, "\n" + "\n".join(findings)


def open_page(browser: Any, served: Served, who: str, theme: str) -> Any:
    """Open a page for somebody that gathers what the browser complains about."""
    server = served.server.url
    context = browser.new_context(reduced_motion="reduce")
    cookies = {THEME_COOKIE: theme, settings.LANGUAGE_COOKIE_NAME: FACES[theme]}
    if who in served.sessions:
        cookies[settings.SESSION_COOKIE_NAME] = served.sessions[who]
    context.add_cookies([{"name": name, "value": value, "url": server} for name, value in cookies.items()])
    page = context.new_page()
    page.complaints = []
    host = urlsplit(server).netloc
    page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda asked: page.complaints.append(asked.url) if strange(asked.url, host) else None)
    return page


def strange(url: str, host: str) -> bool:
    """Tell whether a request leaves the server."""
    parts = urlsplit(url)
    return parts.scheme not in {"data", "blob"} and parts.netloc != host


def faults(page: Any, url: str, theme: str, turn: int) -> Iterator[str]:
    """Yield what is wrong with a page: its width at both, its face in full at one, a light one's other colours at one.

    In turns: where light is judged narrow, elder is judged wide; every second page is seen in the dark, the rest at
    high contrast. The gallery shows every component in every theme.
    """
    page.complaints.clear()
    answer = page.goto(url)
    if answer.status != 200 or page.url != url:
        yield f"{url}: {answer.status} at {page.url}"
    page.evaluate(AXE_SCRIPT)
    in_full = WIDTHS[(turn + (theme == "elder")) % 2]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        # A field in error takes the focus, and the top bar would cover what is above it.
        page.evaluate("scrollTo(0, 0)")
        if page.evaluate(TOO_WIDE):
            yield f"{url} {theme} {width}: too wide"
        if width == in_full:
            yield from (f"{url} {theme} {width}: {fault}" for fault in page.evaluate(JUDGE, {}))
        elif theme == "light":
            other = "dark" if turn // 2 % 2 else "contrast"
            page.evaluate(WEAR, other)
            yield from (f"{url} {other} {width}: {fault}" for fault in page.evaluate(JUDGE, COLOURS_ONLY))
            page.evaluate(WEAR, theme)
    yield from (f"{url} {theme}: {complaint}" for complaint in page.complaints)
