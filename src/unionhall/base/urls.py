"""Addresses of the base floor."""

from django.urls import URLPattern, URLResolver

from unionhall.base import account_urls, work_urls

app_name = "base"
urlpatterns: list[URLPattern | URLResolver] = [
    *account_urls.urlpatterns,
    *work_urls.urlpatterns,
]
