"""Addresses of the web shell."""

from django.urls import URLPattern, URLResolver, path

from unionhall.portal.views import enterprise, home, me, places, search

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("me/", me.me, name="me"),
    path("me/memberships/<int:spell_id>/confirm/", me.confirm, name="confirm_mine"),
    path("search/", search.search, name="search"),
    path("places/", places.places, name="places"),
    path("enterprises/<str:uscc>/", enterprise.enterprise, name="enterprise"),
]
