"""Addresses of the ui floor; the gallery exists only in debug."""

from django.conf import settings
from django.urls import URLPattern, path

from unionhall.ui.views.gallery import gallery, sheet
from unionhall.ui.views.manifest import favicon, manifest
from unionhall.ui.views.preferences import preferences

app_name = "ui"
urlpatterns: list[URLPattern] = [
    path("preferences/", preferences, name="preferences"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("favicon.ico", favicon, name="favicon"),
]
if settings.DEBUG:
    urlpatterns += [
        path("ui/", gallery, name="gallery"),
        path("ui/<slug:name>/", sheet, name="sheet"),
    ]
