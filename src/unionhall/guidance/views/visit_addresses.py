"""Addresses of visits, within the namespace ``guidance``."""

from django.urls import URLPattern, URLResolver, path

from unionhall.guidance.views import round as rounds
from unionhall.guidance.views import visits

VISIT_ADDRESSES: list[URLPattern | URLResolver] = [
    path("visits/", visits.visits_list, name="visits"),
    path("visits/round/", rounds.todays_round, name="round"),
    path("visits/sheet/", rounds.sheet, name="visit_sheet"),
    path("visits/at/<str:uscc>/", rounds.capture, name="capture_visit"),
    path("visits/<int:visit_id>/", visits.visit_record, name="visit"),
    path("visits/<int:visit_id>/change/", visits.visit_change, name="change_visit"),
    path("visits/<int:visit_id>/set-aside/", visits.visit_aside, name="set_aside_visit"),
    path("visits/<int:visit_id>/order/", visits.visit_order, name="order_visit"),
]
