"""Addresses of the API."""

from django.urls import path

from unionhall.api.root import api

urlpatterns = [path("api/v1/", api.urls)]
