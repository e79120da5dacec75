"""Me: my membership, my data (masked), who opened it and why, and how pages look."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.base.parts import parts_of
from unionhall.base.rules.roles import TITLES
from unionhall.portal.views.home import layout_of
from unionhall.registry.actions.confirm_membership import confirm_membership
from unionhall.ui.navigation import url_or_nothing
from unionhall.ui.notices import tell


@login_required
def me(request: ActorRequest) -> HttpResponse:
    """Show what the house knows about who is logged in."""
    actor, now = request.actor, clock.now()
    require(actor, "base.own_account")
    context = {
        "layout": layout_of(actor),
        "parts": parts_of("me", actor, now),
        "roles": sorted({gettext(TITLES[role]) for role in actor.roles if role in TITLES}),
        "profile_url": url_or_nothing("base:profile"),
        "password_url": url_or_nothing("base:password"),
        "devices_url": url_or_nothing("usersessions_list"),
        "sign_out_url": url_or_nothing("account_logout"),
    }
    return render(request, "portal/me.html", context)


@require_POST
def confirm(request: ActorRequest, spell_id: int) -> HttpResponse:
    """Take the member's own word that the record is right."""
    confirm_membership(actor=request.actor, spell_id=spell_id, how="member", now=clock.now())
    tell(request, gettext("Thank you. Your membership is confirmed."))
    return HttpResponseRedirect(reverse("portal:me"))
