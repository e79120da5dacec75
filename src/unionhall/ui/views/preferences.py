"""Language, theme and text size: one address, with or without JavaScript."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unionhall.ui.preferences import SIZE_COOKIE, SIZES, THEME_COOKIE, THEMES, keep, tell_keepers


def _next(request: HttpRequest, given: str) -> str:
    safe = url_has_allowed_host_and_scheme(given, {request.get_host()}, require_https=request.is_secure())
    return given if given and safe else "/"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Show the choices, or keep those that were sent and go back to where the reader was."""
    if request.method != "POST":
        return render(request, "ui/preferences.html", {"next": _next(request, request.GET.get("next", ""))})
    answer = HttpResponseRedirect(_next(request, request.POST.get("next", "")))
    language, theme, size = (request.POST.get(name, "") for name in ("language", "theme", "size"))
    chosen: dict[str, str] = {}
    if language in dict(settings.LANGUAGES) and check_for_language(language):
        keep(answer, settings.LANGUAGE_COOKIE_NAME, language)
        chosen["language"] = language
    if theme in THEMES:
        keep(answer, THEME_COOKIE, theme)
        chosen["theme"] = theme
    if size in SIZES:
        keep(answer, SIZE_COOKIE, size)
    tell_keepers(request, chosen)
    return answer
