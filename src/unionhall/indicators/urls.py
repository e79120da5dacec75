"""Addresses of the indicators."""

from django.urls import URLPattern, URLResolver, path

from unionhall.indicators.views import dashboard, definitions, filling, rows, snapshots, tree

app_name = "indicators"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", dashboard.show, name="dashboard"),
    path("table.<str:fmt>", dashboard.table, name="table"),
    path("rows/<str:code>/", rows.show, name="rows"),
    path("definitions/", definitions.show, name="definitions"),
    path("tree/", tree.show, name="tree"),
    path("tree/recount/", tree.recount, name="recount"),
    path("fill/<int:return_id>/", filling.fill, name="fill_return"),
    path("kept/", snapshots.show, name="snapshots"),
]
