"""Terms that end, and their extension."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.http import ActorRequest
from unionhall.organizing import forms
from unionhall.organizing.actions.enter_term import enter_term
from unionhall.organizing.actions.extend_term import extend_term
from unionhall.organizing.queries.terms import term_by_id, term_lines
from unionhall.organizing.rules.grants import READ, RUN
from unionhall.organizing.rules.terms import AMBER, DUE, EXTENDED, RED, STANDINGS
from unionhall.organizing.views.answering import answer

EXTEND = "organizing.extend_term"
COLOURS = {DUE: "info", EXTENDED: "info", AMBER: "warn", RED: "bad"}


def terms_list(request: ActorRequest) -> HttpResponse:
    """List terms that are due or over, the most urgent first."""
    require(request.actor, READ)
    lines = [
        (one, COLOURS.get(one.standing, "ok"), gettext(STANDINGS[one.standing]), -one.days_left)
        for one in term_lines(request.actor, clock.today())
    ]
    context = {
        "lines": lines,
        "may_extend": may(request.actor, EXTEND),
        "may_renew": may(request.actor, "organizing.run_procedure"),
    }
    return render(request, "organizing/terms.html", context)


def enter(request: ActorRequest) -> HttpResponse:
    """Enter the running term of a union that was elected earlier."""
    back = reverse("organizing:terms")

    def act(values: dict[str, Any]) -> str:
        enter_term(actor=request.actor, now=clock.now(), **values)
        return back

    return answer(
        request,
        forms.EnterTerm,
        act,
        grant=RUN,
        heading=gettext("Enter a running term"),
        button=gettext("Enter the term"),
        cancel_url=back,
        initial={"union_code": request.GET.get("union", "")[:40]},
    )


def extend(request: ActorRequest, term_id: int) -> HttpResponse:
    """Approve an extension."""
    it = term_by_id(request.actor, term_id, EXTEND)
    back = reverse("organizing:terms")

    def act(values: dict[str, Any]) -> str:
        extend_term(actor=request.actor, term_id=term_id, now=clock.now(), **values)
        return back

    return answer(
        request,
        forms.Extend,
        act,
        grant=EXTEND,
        heading=gettext("Extend the term of {name}").format(name=it.union.name),
        button=gettext("Approve the extension"),
        cancel_url=back,
    )
