"""Addresses of the guidance stations."""

from django.urls import URLPattern, URLResolver, path

from unionhall.guidance.views import area, dashboards, enterprises, public, stations
from unionhall.guidance.views.visit_addresses import VISIT_ADDRESSES

app_name = "guidance"
urlpatterns: list[URLPattern | URLResolver] = [
    path("stations/", stations.stations_list, name="stations"),
    path("stations/<str:code>/", stations.station_record, name="station"),
    path("stations/<str:code>/area/", area.area, name="area"),
    path("stations/<str:code>/area/add/", area.add, name="area_add"),
    path("stations/<str:code>/area/<int:listing_id>/end/", area.end, name="area_end"),
    path("stations/<str:code>/take/", area.assign, name="assign"),
    path("enterprises/", enterprises.enterprises_list, name="enterprises"),
    path("enterprises/<str:uscc>/take/", enterprises.take, name="take"),
    path("enterprises/<str:uscc>/hand-over/", enterprises.hand_over, name="hand_over"),
    path("enterprises/<str:uscc>/practices/new/", enterprises.practise, name="practise"),
    path("enterprises/<str:uscc>/practices/<int:practice_id>/confirm/", enterprises.confirm, name="confirm_practice"),
    path(
        "enterprises/<str:uscc>/practices/<int:practice_id>/withdraw/", enterprises.withdraw, name="withdraw_practice"
    ),
    path("figures/", dashboards.dashboard, name="dashboard"),
    path("figures/rows/", dashboards.rows, name="rows"),
    path("public/<str:code>/", public.page, name="public_station"),
    path("public/<str:code>/sheet.pdf", public.sheet, name="sheet"),
    *VISIT_ADDRESSES,
]
