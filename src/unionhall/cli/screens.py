"""Which pictures of the product stand in docs/screens, and how they are taken."""

import base64
import importlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import Any

from django.urls import reverse_lazy
from django.utils.functional import Promise

from unionhall.cli.palette import REDUCE, palette_png
from unionhall.ui.preferences import THEME_COOKIE

DESK, PHONE = 1280, 360
HEIGHTS = {DESK: 800, PHONE: 720}
LANGUAGES = {"en": "en", "zh": "zh-hans"}
THEMES = ("light", "dark")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
ROSTER = (
    "姓名,性别,证件号码,手机号码\n沈一禾,女,110101199003070089,13800000001\n顾远,男,11010119900307745,13800000002\n"
    "陆知夏,女,,13800000003\n"
)


@dataclass(frozen=True, slots=True)
class Page:
    """One archetype: who looks at which address, and where it is at home."""

    name: str
    address: str | Promise
    user: str = ""
    home: int = DESK


PAGES = (
    Page("public", "/"),
    Page("log-in", "/accounts/login/"),
    Page("to-do", "/", "city"),
    Page("list", "/registry/employers/", "city"),
    Page("record", "/registry/organisations/JZ-QLH/", "city"),
    Page("form", "/registry/organisations/new/?under=JZ", "city"),
    Page("import", "/registry/rosters/new/?in=CQ-QT", "union"),
    Page("dashboard", "/figures/", "city"),
    Page("procedure", reverse_lazy("workflow:run", args=[5]), "station"),
    Page("wall-chart", reverse_lazy("workflow:procedure", args=["organizing.founding"]), "station"),
    Page("station", "/guidance/stations/JZ-QLH-S/", "park"),
    Page("deployment", "/desk/deployments/2/", "province"),
    Page("paper", "/papers/1/", "station"),
    Page("round", "/guidance/visits/round/", "station", PHONE),
    Page("phone-home", "/", "worker", PHONE),
    Page("me", "/me/", "worker", PHONE),
)
#: Beside every page at home, light, in both languages.
MORE = {
    ("dashboard", "en", "dark", DESK),
    ("dashboard", "zh", "light", PHONE),
    ("list", "zh", "dark", DESK),
    ("list", "en", "light", PHONE),
    ("record", "zh", "light", PHONE),
    ("form", "en", "light", PHONE),
    ("to-do", "zh", "light", PHONE),
    ("log-in", "zh", "light", PHONE),
    ("phone-home", "zh", "dark", PHONE),
    ("me", "en", "dark", PHONE),
    ("procedure", "zh", "light", PHONE),
    ("deployment", "zh", "light", PHONE),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: a page in a language, a theme and a width."""

    page: Page
    language: str
    theme: str
    width: int

    @property
    def file_name(self) -> str:
        """Return the name that docs and README refer to."""
        return f"{self.page.name}-{self.language}-{self.theme}-{self.width}.png"

    @property
    def committed(self) -> bool:
        """Tell whether it belongs to the set in docs/screens."""
        at_home = self.theme == "light" and self.width == self.page.home
        return at_home or (self.page.name, self.language, self.theme, self.width) in MORE


def pictures(*, everything: bool = False, names: frozenset[str] = frozenset()) -> list[Picture]:
    """List what is taken: the committed set, or every page in every way; ``names`` keeps some pages only."""
    ways = product(PAGES, LANGUAGES, THEMES, HEIGHTS)
    listed = [Picture(*way) for way in ways]
    return [one for one in listed if (everything or one.committed) and (not names or one.page.name in names)]


def missing_tool() -> str:
    """Name what is needed and not there; empty when everything is."""
    if find_spec("playwright") is None:
        return "playwright"
    return "" if browser_path() else "Chromium"


def browser_path() -> str:
    """Return the path of the browser: CHROMIUM when set, else what the machine has."""
    named = os.environ.get("CHROMIUM", "")
    found = [named, *(shutil.which(name) or "" for name in BROWSERS)]
    return next((path for path in found if path and Path(path).exists()), "")


@contextmanager
def camera(address: str, password: str) -> Iterator["Camera"]:
    """Open a browser at a running product."""
    with importlib.import_module("playwright.sync_api").sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
        yield Camera(browser, address, password)
        browser.close()


class Camera:
    """Takes pictures; logs in once for each user and keeps the session."""

    def __init__(self, browser: Any, address: str, password: str) -> None:
        self._browser, self._address, self._password = browser, address, password
        self._sessions: dict[str, Any] = {}

    def take(self, picture: Picture) -> bytes:
        """Return the picture as a small PNG."""
        page = self._context(picture).new_page()
        page.goto(f"{self._address}{picture.page.address}")
        if picture.page.name == "import":
            self._read_roster(page)
        taken = page.screenshot(animations="disabled")
        page.context.close()
        return self._smaller(taken)

    def _context(self, picture: Picture) -> Any:
        size = {"width": picture.width, "height": HEIGHTS[picture.width]}
        state = self._session(picture.page.user) if picture.page.user else None
        locale = "zh-CN" if picture.language == "zh" else "en-GB"
        context = self._browser.new_context(viewport=size, storage_state=state, locale=locale, reduced_motion="reduce")
        chosen = {THEME_COOKIE: picture.theme, "django_language": LANGUAGES[picture.language]}
        context.add_cookies([{"name": name, "value": value, "url": self._address} for name, value in chosen.items()])
        return context

    def _session(self, user: str) -> Any:
        if user not in self._sessions:
            page = self._browser.new_page()
            page.goto(f"{self._address}/accounts/login/")
            page.fill("input[name=login]", user)
            page.fill("input[name=password]", self._password)
            page.click("form.u-form button.u-primary")
            page.wait_for_url(lambda url: "/login/" not in url)
            self._sessions[user] = page.context.storage_state()
            page.context.close()
        return self._sessions[user]

    def _read_roster(self, page: Any) -> None:
        """Upload three invented rows, one with a broken number, and wait for the preview."""
        page.set_input_files(
            "input[type=file]", {"name": "会员名册.csv", "mimeType": "text/csv", "buffer": ROSTER.encode()}
        )
        page.click("form.u-form button.u-primary")
        page.wait_for_url(lambda url: not url.endswith("/new/"))
        page.wait_for_selector(".u-progress", state="detached")

    def _smaller(self, taken: bytes) -> bytes:
        page = self._browser.new_page()
        found = page.evaluate(REDUCE, base64.b64encode(taken).decode("ascii"))
        page.close()
        return palette_png(found["width"], found["height"], found["palette"], base64.b64decode(found["pixels"]))
