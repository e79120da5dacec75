"""Theme, text size and language of a reader: kept in cookies, read once a request."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from unionhall.kernel.text import N_

THEMES: dict[str, str] = {
    "auto": N_("As the device is set"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "contrast": N_("High contrast"),
    "elder": N_("Elder mode: large text"),
}
#: Text sizes of elder mode in px: at least 18 pt and adjustable to 30 pt (MIIT's rules for elder-friendly design).
SIZES = ("24", "28", "32", "36", "40")
THEME_COOKIE = "unionhall_theme"
SIZE_COOKIE = "unionhall_size"
YEAR_SECONDS = 365 * 24 * 3600


def theme_of(request: HttpRequest) -> str:
    """Return the chosen theme, ``auto`` when none was chosen."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else "auto"


def size_of(request: HttpRequest) -> str:
    """Return the text size of elder mode."""
    chosen = request.COOKIES.get(SIZE_COOKIE, "")
    return chosen if chosen in SIZES else SIZES[0]


def keep(response: HttpResponse, name: str, value: str) -> None:
    """Keep a choice for a year."""
    response.set_cookie(
        name,
        value,
        max_age=YEAR_SECONDS,
        samesite="Lax",
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
    )


Keeper = Callable[[HttpRequest, Mapping[str, str]], None]
_KEEPERS: list[Keeper] = []


def on_keep(keeper: Keeper) -> None:
    """Hand in who else keeps choices, e.g. the account of whoever is logged in; called with what was chosen."""
    if keeper not in _KEEPERS:
        _KEEPERS.append(keeper)


def tell_keepers(request: HttpRequest, chosen: Mapping[str, str]) -> None:
    """Tell everybody who asked."""
    for keeper in _KEEPERS:
        keeper(request, chosen)
