"""What the desk adds to the pages of enterprises and unions."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from unionhall.base.authority import may
from unionhall.base.parts import Part, offer
from unionhall.desk.queries.orders import orders_of_employer, orders_of_union
from unionhall.desk.rules.grants import ASK, READ
from unionhall.desk.rules.order_types import ORDER_TYPES
from unionhall.desk.rules.service import STATES
from unionhall.desk.views.orders import order_url
from unionhall.desk.views.place_parts import my_station, there
from unionhall.kernel.actors import Actor
from unionhall.registry.rules.kinds import GRASSROOTS

SHOWN = 5


def _part(rows: list[Any], ask_url: str) -> Part:
    shown = [
        (row, order_url(row.pk), gettext(ORDER_TYPES.get(row.kind, row.kind)), gettext(STATES[row.run.state]))
        for row in rows
    ]
    return Part("desk/parts/orders.html", {"rows": shown, "ask_url": ask_url})


def orders_of_an_employer(actor: Actor, now: datetime, top: Any) -> Part | None:
    """Show on an enterprise's page what it asked for."""
    if not may(actor, READ, top.scope_path):
        return None
    asks = may(actor, ASK, top.scope_path) and not top.closed_on
    ask_url = f"{reverse('desk:ask')}?{urlencode({'uscc': top.uscc})}" if asks else ""
    return _part(orders_of_employer(actor, top.pk, SHOWN), ask_url)


def orders_of_a_union(actor: Actor, now: datetime, top: Any) -> Part | None:
    """Show on a union's page what it asked for."""
    if top.kind not in GRASSROOTS or not may(actor, READ, top.path):
        return None
    asks = may(actor, ASK, top.path) and not top.closed_on
    ask_url = f"{reverse('desk:ask')}?{urlencode({'in': top.code})}" if asks else ""
    return _part(orders_of_union(actor, top.pk, SHOWN), ask_url)


offer("employer", orders_of_an_employer, order=40)
offer("enterprise", orders_of_an_employer, order=40)
offer("organisation", orders_of_a_union, order=40)
offer("organisation", there, order=45)
offer("station", there, order=45)
offer("home.cards", my_station, order=60)
