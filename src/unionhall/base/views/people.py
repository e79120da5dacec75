"""Doors for officers who look after log-ins and roles."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from unionhall.base import clock
from unionhall.base.actions.create_account import create_account
from unionhall.base.actions.issue_reset_code import issue_reset_code
from unionhall.base.authority import may, require
from unionhall.base.forms.people import NewAccountForm
from unionhall.base.forms.refusals import show_refusal
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import BADGE, CODE, INSTANT, MASKED, Column
from unionhall.base.lists.filters import YesNoFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.base.places import code_of, names_of, place_of_code
from unionhall.base.queries.accounts import (
    LoginAccount,
    account_in_scope,
    accounts_in_scope,
    login_state,
    second_factor_state,
)
from unionhall.base.queries.role_lines import role_lines
from unionhall.base.queries.roles import roles_of
from unionhall.kernel.errors import Refusal
from unionhall.kernel.text import N_

PAGE = 25
_STATES = {"open": N_("In use"), "locked": N_("Locked"), "closed": N_("Closed for a while")}
_TONES = {"open": "ok", "locked": "bad", "closed": "warn"}


def account_state(account: LoginAccount) -> str:
    """Return ``open``, ``locked`` (by an officer) or ``closed`` (for a while, after failures)."""
    return login_state(account, now=clock.now())


def _locked(today: date) -> Q:
    return Q(is_active=False)


def _never_used(today: date) -> Q:
    return Q(last_login__isnull=True)


PEOPLE = register(
    ListPage(
        code="base.accounts",
        title=N_("People with log-ins"),
        grant="base.read_accounts",
        url_name="base:accounts",
        rows=lambda actor, today: accounts_in_scope(actor, "base.read_accounts", today=today),
        columns=(
            Column(
                "name",
                N_("Full name"),
                str,
                sort="display_name",
                fixed=True,
                link=lambda row: reverse("base:account", args=(row.pk,)),
            ),
            Column("username", N_("User name"), lambda row: row.username, CODE, sort="username"),
            Column(
                "state", N_("Log-in"), account_state, BADGE, words=_STATES, tone=lambda row: _TONES[account_state(row)]
            ),
            Column(
                "last_login", N_("Last log-in"), lambda row: row.last_login, INSTANT, sort="last_login", nullable=True
            ),
            Column(
                "phone", N_("Mobile number"), lambda row: row.phone and f"{row.phone[:3]}****{row.phone[-4:]}", MASKED
            ),
            Column(
                "created_at", N_("Log-in opened"), lambda row: row.created_at, INSTANT, sort="created_at", shown=False
            ),
        ),
        sort="name",
        filters=(
            YesNoFilter("locked", N_("Locked"), N_("Log-in locked"), N_("Log-in not locked"), _locked),
            YesNoFilter("unused", N_("Never used"), N_("Never logged in"), N_("Has logged in"), _never_used),
        ),
        search=("name_index",),
        search_codes=("username",),
        search_hint=N_("Name, pinyin or user name"),
        empty=Empty(
            N_("Nobody within your reach has a log-in yet."),
            N_("Open a log-in"),
            "base:new_account",
            "base.create_account",
        ),
    )
)


@never_cache
@login_required
@require_safe
def accounts(request: ActorRequest) -> HttpResponse:
    """List the log-ins within reach."""
    more: dict[str, object] = {"crumbs": [(gettext("Settings"), ""), (gettext("People with log-ins"), "")]}
    if may(request.actor, "base.create_account"):
        more["primary"] = {"url": reverse("base:new_account"), "text": gettext("Open a log-in")}
    return show(request, PEOPLE, more=more)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_account(request: ActorRequest) -> HttpResponse:
    """Open a log-in and show its one-time code, this once."""
    require(request.actor, "base.create_account")
    first = {"place_code": code_of(request.actor.acting_at)}
    form = NewAccountForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid():
        given = form.cleaned_data
        place = place_of_code(request.actor, "base.create_account", given["place_code"])
        if given["place_code"] and place is None:
            form.add_error("place_code", gettext("No organisation within your reach has this code."))
        else:
            try:
                account_id = create_account(
                    actor=request.actor,
                    username=given["username"],
                    display_name=given["display_name"],
                    password="",
                    phone=given["phone"],
                    scope_path=place.path if place is not None else None,
                    now=clock.now(),
                )
                code = issue_reset_code(
                    actor=request.actor, account_id=account_id, reason=gettext("First log-in"), now=clock.now()
                )
            except Refusal as refusal:
                show_refusal(form, refusal)
            else:
                return show_code(request, account_id, code)
    context = {
        "form": form,
        "heading": gettext("Open a log-in"),
        "button": gettext("Open the log-in"),
        "lead": gettext(
            "You get a one-time code for the person; with it they choose their own password. "
            "Roles are given afterwards, on the person's page."
        ),
        "back": ("base:accounts", gettext("People with log-ins")),
    }
    return render(request, "base/me/form.html", context)


def show_code(request: ActorRequest, account_id: int, code: str) -> HttpResponse:
    """Show a one-time code, which no other page can show again."""
    account = account_in_scope(request.actor, "base.manage_account", account_id, today=clock.today())
    return render(request, "base/people/code.html", {"account": account, "code": code})


@never_cache
@login_required
@require_safe
def account(request: ActorRequest, account_id: int) -> HttpResponse:
    """Show one log-in: its state, its roles within reach, and what may be done about it."""
    require(request.actor, "base.read_accounts")
    today = clock.today()
    found = account_in_scope(request.actor, "base.read_accounts", account_id, today=today)
    page = Paginator(roles_of(request.actor, found.pk), PAGE).get_page(request.GET.get("page"))
    names = names_of([found.scope_path, *(row.scope_path for row in page.object_list)])
    state = account_state(found)
    second = second_factor_state(found.pk)
    facts = [
        (gettext("User name"), found.username),
        (gettext("Mobile number"), f"{found.phone[:3]}****{found.phone[-4:]}" if found.phone else "—"),
        (gettext("Looked after by"), names.get(found.scope_path) or gettext("everywhere")),
        (gettext("Second step"), gettext("Set up") if second.since else gettext("Not set up")),
    ]
    oneself = found.pk == request.actor.account_id
    return render(
        request,
        "base/people/account.html",
        {
            "account": found,
            "name": str(found),
            "facts": facts,
            "state": state,
            "state_kind": _TONES[state],
            "state_text": gettext(_STATES[state]),
            "page": page,
            "lines": role_lines(page.object_list, names, today),
            "has_second": second.since is not None,
            "may_grant": may(request.actor, "base.grant_role") and not oneself,
            "may_mend": may(request.actor, "base.manage_account") and not oneself,
            "oneself": oneself,
        },
    )


def back_to(account_id: int) -> HttpResponse:
    """Return to the person's page."""
    return redirect("base:account", account_id)
