"""The web app manifest, in the reader's language, and the mark for browsers that ask for it by its old name."""

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect, JsonResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Tell a phone how to put the site on its home screen."""
    mark = _mark()
    document = {
        "name": gettext("Union hall"),
        "short_name": gettext("Union hall"),
        "lang": get_language() or "en",
        "start_url": "/",
        "display": "standalone",
        "background_color": "#f6f6f7",
        "theme_color": "#a3161f",
        "icons": [{"src": mark, "sizes": "any", "type": "image/svg+xml"}] if mark else [],
    }
    return JsonResponse(document, content_type="application/manifest+json")


@require_safe
def favicon(request: HttpRequest) -> HttpResponsePermanentRedirect:
    """Lead to the mark."""
    mark = _mark()
    if not mark:
        raise Http404
    return HttpResponsePermanentRedirect(mark)


def _mark() -> str:
    try:
        return staticfiles_storage.url("ui/mark.svg")
    except ValueError:  # the files were not collected
        return ""
