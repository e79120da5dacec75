"""Addresses of organizing."""

from django.urls import URLPattern, URLResolver

app_name = "organizing"
urlpatterns: list[URLPattern | URLResolver] = []
