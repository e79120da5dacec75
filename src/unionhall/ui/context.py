"""What every template knows."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from unionhall.ui import navigation
from unionhall.ui.preferences import SIZES, THEMES, size_of, theme_of


class Shell:
    """The frame around a page; every part is worked out only when a layout asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self.theme = theme_of(request)
        self.size = size_of(request)
        self.themes = list(THEMES.items())
        self.sizes = SIZES
        self.languages = list(settings.LANGUAGES)
        self.language = get_language() or settings.LANGUAGE_CODE
        self.demo = bool(getattr(settings, "DEMO_WORLD", False))
        self.debug = settings.DEBUG

    @property
    def here(self) -> str:
        """The address to come back to after a choice."""
        return self._request.get_full_path() if self._request.method == "GET" else "/"

    @cached_property
    def sections(self) -> list[navigation.Section]:
        return navigation.sections(self._request)

    @cached_property
    def my_links(self) -> list[navigation.Link]:
        return navigation.my_links(self._request)

    @cached_property
    def phone_bar(self) -> list[tuple[str, navigation.Link]]:
        return navigation.phone_bar(self._request)

    @cached_property
    def switcher(self) -> navigation.Switcher | None:
        return navigation.switcher(self._request)

    @property
    def search_url(self) -> str:
        return navigation.search_url()

    @property
    def sign_in_url(self) -> str:
        return navigation.url_or_nothing("account_login")

    @property
    def sign_out_url(self) -> str:
        return navigation.url_or_nothing("account_logout")


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the actor and the shell."""
    return {"actor": getattr(request, "actor", None), "shell": SimpleLazyObject(lambda: Shell(request))}
