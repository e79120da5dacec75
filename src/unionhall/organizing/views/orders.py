"""Answers service orders for a founding or a re-election: leads to the undertaking, or to the form that begins it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from unionhall.base.authority import may, require
from unionhall.base.http import ActorRequest
from unionhall.desk.queries.orders import order_by_id
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.organizing.queries.orders import undertaking_for
from unionhall.organizing.rules.grants import READ, RUN
from unionhall.organizing.rules.kinds import FOUNDING, REELECTION
from unionhall.organizing.views.planning import FOUND
from unionhall.organizing.views.undertakings import url_of
from unionhall.ui.notices import tell

ANSWERED = (FOUNDING, REELECTION)


def answer_order(request: ActorRequest, order_id: int) -> HttpResponse:
    """Lead from an order to what carries it out; where nothing does yet, whoever may begins it here."""
    actor = request.actor
    require(actor, READ)
    order = order_by_id(actor, order_id)
    if order.kind not in ANSWERED:
        raise NotFound("organizing.not_answered", N_("This kind of order is not carried out here."))
    running = undertaking_for(actor, order)
    if running is not None:
        return HttpResponseRedirect(url_of(running.pk))
    if order.kind == FOUNDING and order.employer and may(actor, FOUND, order.employer.scope_path):
        asked = {"employer": order.employer.uscc, "name": gettext("{name} union").format(name=order.employer.name)}
        return HttpResponseRedirect(f"{reverse('organizing:found')}?{urlencode(asked)}")
    if order.kind == REELECTION and order.union and may(actor, RUN, order.union.path):
        return HttpResponseRedirect(f"{reverse('organizing:renew')}?{urlencode({'union': order.union.code})}")
    tell(request, gettext("Nothing was begun for this order yet; the guidance station begins it."))
    return HttpResponseRedirect(reverse("desk:order", args=[order_id]))
