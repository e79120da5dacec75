"""Doors to one's own roles, and to letting somebody stand in."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unionhall.base import clock
from unionhall.base.actions.delegate_role import delegate_role
from unionhall.base.actions.end_delegation import end_delegation
from unionhall.base.authority import may, require
from unionhall.base.forms.me import DelegationForm
from unionhall.base.forms.refusals import show_refusal
from unionhall.base.http import ActorRequest
from unionhall.base.places import names_of
from unionhall.base.queries.role_lines import role_lines
from unionhall.base.queries.roles import delegable_roles, my_delegations, my_roles
from unionhall.base.rules.roles import TITLES
from unionhall.kernel.errors import Refusal
from unionhall.ui.notices import tell

PAGE = 25
MOST_CHOICES = 100


@never_cache
@login_required
@require_safe
def mine(request: ActorRequest) -> HttpResponse:
    """Show which roles one holds, through whom, and who stands in for oneself."""
    require(request.actor, "base.own_account")
    today = clock.today()
    held = Paginator(my_roles(request.actor), PAGE).get_page(request.GET.get("page"))
    given = Paginator(my_delegations(request.actor), PAGE).get_page(request.GET.get("given"))
    rows = [*held.object_list, *given.object_list]
    names = names_of([row.scope_path for row in rows])
    context = {
        "held": held,
        "given": given,
        "held_lines": role_lines(held.object_list, names, today),
        "given_lines": role_lines(given.object_list, names, today),
        "may_delegate": may(request.actor, "base.delegate_role"),
    }
    return render(request, "base/me/roles.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delegate(request: ActorRequest) -> HttpResponse:
    """Let a colleague stand in for a time."""
    require(request.actor, "base.delegate_role")
    rows = list(delegable_roles(request.actor, today=clock.today())[:MOST_CHOICES])
    names = names_of([row.scope_path for row in rows])
    choices = [
        (
            str(row.pk),
            gettext("{role} at {place}").format(
                role=gettext(TITLES[row.role]), place=names.get(row.scope_path) or gettext("everywhere")
            ),
        )
        for row in rows
    ]
    form = DelegationForm(
        request.POST if request.method == "POST" else None, roles=choices, initial={"from_on": clock.today()}
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            delegate_role(
                actor=request.actor,
                assignment_id=int(given["role"]),
                username=given["username"],
                from_on=given["from_on"],
                to_on=given["to_on"],
                reason=given["reason"],
                now=clock.now(),
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            tell(request, gettext("Your colleague stands in for you in this period. You can take it back at any time."))
            return redirect("base:my_roles")
    context = {
        "form": form,
        "heading": gettext("Let somebody stand in for me"),
        "button": gettext("Let them stand in"),
        "lead": gettext(
            "For the period your colleague may do in this role what you may. They cannot pass it on, and cannot check "
            "what you prepared. Everything they do is recorded under their own name."
        ),
        "back": ("base:my_roles", gettext("My roles")),
    }
    return render(request, "base/me/form.html", context)


@login_required
@require_POST
def take_back(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """End a delegation at once."""
    end_delegation(actor=request.actor, assignment_id=assignment_id, now=clock.now())
    tell(request, gettext("The delegation has ended."))
    return redirect("base:my_roles")
