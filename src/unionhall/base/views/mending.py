"""Doors that change somebody's log-in or roles; each asks why, because the reason is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unionhall.base import clock
from unionhall.base.actions.end_role import end_role
from unionhall.base.actions.grant_role import grant_role
from unionhall.base.actions.issue_reset_code import issue_reset_code
from unionhall.base.actions.lock_account import lock_account
from unionhall.base.actions.remove_second_factor import remove_second_factor
from unionhall.base.actions.unlock_account import unlock_account
from unionhall.base.authority import holdings_for, require
from unionhall.base.forms.people import EndRoleForm, GrantRoleForm, ReasonForm
from unionhall.base.forms.refusals import show_refusal
from unionhall.base.http import ActorRequest
from unionhall.base.places import code_of, names_of, place_of_code
from unionhall.base.queries.accounts import LoginAccount, account_in_scope
from unionhall.base.queries.role_lines import role_lines
from unionhall.base.queries.roles import role_of_account
from unionhall.base.rules.granting import GRANTABLE
from unionhall.base.rules.roles import TITLES
from unionhall.base.views.people import back_to, show_code
from unionhall.kernel.errors import NotFound, Refusal
from unionhall.kernel.text import N_
from unionhall.ui.notices import tell


@dataclass(frozen=True, slots=True)
class Mending:
    """One thing that may be done to a log-in: its words, and the action (which may answer a code to show)."""

    heading: str
    what: str
    button: str
    done: str
    act: Callable[..., str | None]
    danger: bool = False


_MENDINGS: dict[str, Mending] = {
    "lock": Mending(
        N_("Lock the log-in"),
        N_("{name} is logged out everywhere at once and cannot log in until an officer unlocks it. The roles stay."),
        N_("Lock it"),
        N_("The log-in is locked."),
        lock_account,
        danger=True,
    ),
    "unlock": Mending(
        N_("Unlock the log-in"),
        N_("{name} can log in again with the present password."),
        N_("Unlock it"),
        N_("The log-in is open again."),
        unlock_account,
    ),
    "reset": Mending(
        N_("One-time code for a new password"),
        N_(
            "You get a code for {name}, valid for a day, to hand over in person or by telephone. "
            "Make sure that it is really them."
        ),
        N_("Make the code"),
        "",
        issue_reset_code,
    ),
    "second-step": Mending(
        N_("Take off the second step"),
        N_(
            "For somebody who lost the telephone and the recovery codes. {name} sets up a new one at the next log-in. "
            "Make sure that it is really them."
        ),
        N_("Take it off"),
        N_("The second step is taken off."),
        remove_second_factor,
        danger=True,
    ),
}


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mend(request: ActorRequest, account_id: int, verb: str) -> HttpResponse:
    """Ask why, then lock, unlock, reset or take off the second step."""
    require(request.actor, "base.manage_account")
    mending = _MENDINGS.get(verb)
    if mending is None:
        raise NotFound("base.not_found", N_("Nothing here under this address."))
    account = account_in_scope(request.actor, "base.manage_account", account_id, today=clock.today())
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            code = mending.act(
                actor=request.actor, account_id=account.pk, reason=form.cleaned_data["reason"], now=clock.now()
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            if code is not None:
                return show_code(request, account.pk, code)
            tell(request, gettext(mending.done))
            return back_to(account.pk)
    return _ask(
        request,
        account,
        form,
        heading=gettext(mending.heading),
        what=gettext(mending.what).format(name=account),
        button=gettext(mending.button),
        danger=mending.danger,
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def give_role(request: ActorRequest, account_id: int) -> HttpResponse:
    """Give a role."""
    require(request.actor, "base.grant_role")
    account = account_in_scope(request.actor, "base.grant_role", account_id, today=clock.today())
    form = GrantRoleForm(
        request.POST if request.method == "POST" else None,
        roles=_roles_to_give(request),
        initial={"from_on": clock.today(), "place_code": code_of(request.actor.acting_at or account.scope_path)},
    )
    if form.is_valid():
        given = form.cleaned_data
        place = place_of_code(request.actor, "base.grant_role", given["place_code"])
        if place is None:
            form.add_error("place_code", gettext("No organisation within your reach has this code."))
        else:
            try:
                grant_role(
                    actor=request.actor,
                    account_id=account.pk,
                    role=given["role"],
                    scope_path=place.path,
                    subtree=given["subtree"],
                    from_on=given["from_on"],
                    to_on=given["to_on"],
                    reason=given["reason"],
                    now=clock.now(),
                )
            except Refusal as refusal:
                show_refusal(form, refusal)
            else:
                said = gettext("{name} is {role} at {place} now.")
                title = TITLES[given["role"]]
                tell(request, said.format(name=account, role=gettext(title), place=place.name))
                return back_to(account.pk)
    return _ask(
        request,
        account,
        form,
        heading=gettext("Give a role"),
        what=gettext("What {name} may do hangs on the role and the place.").format(name=account),
        button=gettext("Give the role"),
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_role(request: ActorRequest, account_id: int, assignment_id: int) -> HttpResponse:
    """End a role."""
    require(request.actor, "base.grant_role")
    account = account_in_scope(request.actor, "base.grant_role", account_id, today=clock.today())
    row = role_of_account(request.actor, account.pk, assignment_id)
    form = EndRoleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            end_role(actor=request.actor, assignment_id=row.pk, now=clock.now(), **form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            tell(request, gettext("The role ends as you said. What was delegated from it ends with it."))
            return back_to(account.pk)
    line = role_lines([row], names_of([row.scope_path]), clock.today())[0]
    return _ask(
        request,
        account,
        form,
        heading=gettext("End a role"),
        what=gettext("{name} is {role} at {place}.").format(name=account, role=line.role, place=line.place),
        button=gettext("End the role"),
        danger=True,
    )


def _roles_to_give(request: ActorRequest) -> list[tuple[str, str]]:
    own = {held.role for held in holdings_for(request.actor, "base.grant_role") if held.delegated_by is None}
    reach: set[str] = set().union(*(GRANTABLE.get(role, frozenset()) for role in own))
    return [(role, gettext(title)) for role, title in TITLES.items() if role in reach]


def _ask(request: ActorRequest, account: LoginAccount, form: forms.Form, **words: Any) -> HttpResponse:
    return render(request, "base/people/ask.html", {"account": account, "form": form, **words})
