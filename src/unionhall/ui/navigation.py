"""What stands in the rail, the top bar and the phone's bottom bar.

Modules register what they offer (in their ``apps.py``); the shell shows what is registered and allowed. This floor
knows neither roles nor organisations: the question "may this actor?" and the organisation switcher are handed in from
above by ``set_gate`` and ``set_switcher``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.translation import gettext

from unionhall.kernel.text import N_

SECTIONS: dict[str, str] = {
    "todo": N_("To do"),
    "organisations": N_("Organisations and members"),
    "democracy": N_("Democracy"),
    "aid": N_("Mutual aid and care"),
    "stations": N_("Stations"),
    "rights": N_("Rights"),
    "growth": N_("Growth"),
    "figures": N_("Figures"),
    "settings": N_("Settings"),
}
PHONE_SLOTS: dict[str, str] = {
    "home": N_("Home"),
    "code": N_("My code"),
    "services": N_("Services"),
    "me": N_("Me"),
}
ME = "me"


@dataclass(frozen=True, slots=True)
class NavItem:
    """A page in the rail (or, with section ``me``, in the personal menu). ``title`` is English, marked with ``N_``.

    An empty ``grant`` shows the item to everybody who is signed in.
    """

    section: str
    title: str
    url_name: str
    grant: str = ""
    order: int = 100


@dataclass(frozen=True, slots=True)
class Link:
    """A navigation item as this request sees it."""

    title: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A group of the rail with at least one link."""

    code: str
    title: str
    links: tuple[Link, ...]
    current: bool


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation that can be chosen in the switcher; ``depth`` indents it."""

    value: str
    name: str
    current: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Switcher:
    """Where the reader acts: the form posts ``field`` and ``next`` to ``url``; ``find_url`` finds any other place."""

    current: str
    url: str = ""
    field: str = "at"
    places: Sequence[Place] = ()
    find_url: str = ""


Gate = Callable[[object, str], bool]
SwitcherSource = Callable[[HttpRequest], Switcher | None]

_ITEMS: list[NavItem] = []
_PHONE: dict[str, str] = {}
_SEAMS: dict[str, object] = {}


def register(item: NavItem) -> None:
    """Offer a page in the rail."""
    assert item.section in SECTIONS or item.section == ME, f"no section {item.section}"
    if item not in _ITEMS:
        _ITEMS.append(item)


def register_phone(slot: str, url_name: str) -> None:
    """Offer the page behind one of the four places of the phone's bottom bar."""
    assert slot in PHONE_SLOTS, f"no place {slot} in the bottom bar"
    _PHONE[slot] = url_name


def set_gate(gate: Gate) -> None:
    """Hand in the answer to "may this actor do this anywhere?"."""
    _SEAMS["gate"] = gate


def set_switcher(source: SwitcherSource) -> None:
    """Hand in where the reader acts and may act."""
    _SEAMS["switcher"] = source


def set_search(url_name: str) -> None:
    """Hand in the page that answers the search box (a POST of ``q``)."""
    _SEAMS["search"] = url_name


def registered() -> tuple[NavItem, ...]:
    """Return every registered item, in order."""
    return tuple(sorted(_ITEMS, key=lambda item: (item.order, item.title)))


def url_or_nothing(url_name: object) -> str:
    """Return the address, or nothing when the page is not installed."""
    return _address(str(url_name), settings.ROOT_URLCONF, get_script_prefix()) if url_name else ""


@lru_cache(maxsize=512)
def _address(url_name: str, _urls: str, _prefix: str) -> str:
    """A page asks for some fifty addresses that never change; they are kept for each set of addresses."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def search_url() -> str:
    """Return where the search box goes, or nothing."""
    return url_or_nothing(_SEAMS.get("search"))


def switcher(request: HttpRequest) -> Switcher | None:
    """Return the organisation switcher of this request."""
    source = _SEAMS.get("switcher")
    return source(request) if callable(source) else None


def _allowed(actor: object, grant: str) -> bool:
    if getattr(actor, "account_id", None) is None:
        return False
    gate = _SEAMS.get("gate")
    return not grant or (bool(gate(actor, grant)) if callable(gate) else False)


def _leads_to(url: str, path: str) -> bool:
    """Tell whether the page at ``path`` lies at or below ``url``; the first page is above nothing."""
    return path == url if url == "/" else path.startswith(url)


def _visible(request: HttpRequest) -> list[tuple[NavItem, str]]:
    actor = getattr(request, "actor", None)
    found = []
    for item in registered():
        url = url_or_nothing(item.url_name)
        if url and _allowed(actor, item.grant):
            found.append((item, url))
    return found


def sections(request: HttpRequest) -> list[Section]:
    """Return the rail for this request: only what is registered and allowed, the place of this page marked."""
    visible = _visible(request)
    here = max((url for _, url in visible if _leads_to(url, request.path)), key=len, default="")
    rail = []
    for code, title in SECTIONS.items():
        links = tuple(Link(gettext(item.title), url, url == here) for item, url in visible if item.section == code)
        if links:
            rail.append(Section(code, gettext(title), links, any(link.current for link in links)))
    return rail


def my_links(request: HttpRequest) -> list[Link]:
    """Return the links of the personal menu."""
    return [
        Link(gettext(item.title), url, url == request.path) for item, url in _visible(request) if item.section == ME
    ]


def phone_bar(request: HttpRequest) -> list[tuple[str, Link]]:
    """Return the bottom bar: Home · Code · Services · Me, those that exist."""
    bar = []
    for slot, title in PHONE_SLOTS.items():
        url = url_or_nothing(_PHONE.get(slot))
        if url:
            bar.append((slot, Link(gettext(title), url, _leads_to(url, request.path))))
    return bar
