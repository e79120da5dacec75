"""Root of all addresses: each module brings its own ``urls.py``."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path


def health(request: HttpRequest) -> HttpResponse:
    """Answer when the web server is up."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health, name="health"),
    path("", include("unionhall.ui.urls")),
    path("", include("unionhall.base.urls")),
    path("accounts/", include("unionhall.base.accounts.urls")),
    path("lists/", include("unionhall.base.lists.urls")),
    path("registry/", include("unionhall.registry.urls")),
    path("work/", include("unionhall.workflow.urls")),
    path("papers/", include("unionhall.papers.urls")),
    path("figures/", include("unionhall.indicators.urls")),
    path("desk/", include("unionhall.desk.urls")),
    path("", include("unionhall.api.urls")),
    path("organizing/", include("unionhall.organizing.urls")),
    path("guidance/", include("unionhall.guidance.urls")),
    path("", include("unionhall.portal.urls")),
]
