"""Doors of the list kit: show a list, search, export, choose columns, keep filters, act on many rows."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from unionhall.base import clock
from unionhall.base.actions.choose_columns import PAGE_SIZES, choose_columns
from unionhall.base.actions.drop_filter import drop_filter
from unionhall.base.actions.save_filter import save_filter
from unionhall.base.authority import holdings_for, may, require
from unionhall.base.crypto import seal
from unionhall.base.http import ActorRequest
from unionhall.base.jobs import enqueue
from unionhall.base.lists.carried import WORDS_CONTEXT, file_scope
from unionhall.base.lists.export import MOST_ROWS
from unionhall.base.lists.listing import bounded_count, build
from unionhall.base.lists.page import ListPage, registered
from unionhall.base.lists.state import ListState, is_sensitive, narrowed, read_state
from unionhall.base.rules.roles import TITLES
from unionhall.kernel.errors import NotFound, Refused
from unionhall.kernel.text import N_
from unionhall.ui.notices import tell

MOST_TICKED = 200


@dataclass(frozen=True, slots=True)
class EmptySaid:
    """What an empty list says here and now."""

    why: str
    action: str
    url: str


def show(
    request: ActorRequest,
    page: ListPage,
    *,
    template: str = "base/lists/page.html",
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Answer with one page of the list; ``more`` joins the template's context (breadcrumb, primary action)."""
    listing = build(page, request.actor, request.GET, clock.today())
    context = {
        "listing": listing,
        "page": page,
        "list_url": reverse(page.url_name),
        "empty": _empty(request, page, listing.state),
        "page_sizes": PAGE_SIZES,
        "roles": [(role, gettext(title)) for role, title in TITLES.items()] if listing.can_share else (),
        "refused_words": is_sensitive(request.GET.get("q", "")),
    }
    return render(request, template, context | dict(more or {}))


def _empty(request: ActorRequest, page: ListPage, state: ListState) -> EmptySaid:
    if state.is_narrowed:
        why = gettext("Nothing matches: {filter}.").format(filter=state.sentence())
        return EmptySaid(why, gettext("Show all"), "?all=1")
    empty = page.empty
    url = ""
    if empty.url_name and (not empty.grant or may(request.actor, empty.grant)):
        try:
            url = reverse(empty.url_name)
        except NoReverseMatch:
            url = ""
    why = gettext(empty.why) if empty.why else gettext("There is nothing here yet.")
    return EmptySaid(why, gettext(empty.action) if empty.action else "", url)


def _page(request: ActorRequest, code: str) -> ListPage:
    page = registered(code)
    if page is None:
        raise NotFound("base.no_list", N_("There is no list “{code}”."), code=code)
    require(request.actor, page.grant)
    return page


def _back(page: ListPage, query: str = "") -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(page.url_name) + (f"?{query}" if query else ""))


def _state(request: ActorRequest, page: ListPage) -> ListState:
    return read_state(page, request.actor, QueryDict(request.POST.get("query", "")), clock.today())


@require_POST
def search(request: ActorRequest, code: str) -> HttpResponse:
    """Put the words into the list's address; an identity number or phone leads to its owner and never gets there."""
    page = _page(request, code)
    words = " ".join(request.POST.get("q", "").split())[:60]
    if is_sensitive(words):
        found = page.find(request.actor, words) if page.find else None
        if found:
            return HttpResponseRedirect(found)
        tell(request, gettext("Nobody within your reach has this number."), kind="warn")
        return _back(page)
    parameters = {name: request.POST.getlist(name) for name in request.POST if name not in _NOT_FILTERS}
    pairs = [(name, value) for name, values in parameters.items() for value in values if value]
    return _back(page, urlencode(([("q", words)] if words else []) + pairs) or "all=1")


_NOT_FILTERS = frozenset({"csrfmiddlewaretoken", "q", "query"})


def _payload(request: ActorRequest, page: ListPage, state: ListState) -> dict[str, object]:
    """Return what a job needs to see the same rows; search words may be a name, so they travel sealed."""
    words = base64.b64encode(seal(state.words.encode(), WORDS_CONTEXT)).decode() if state.words else ""
    query = state.address(words=False)
    return {
        "list": page.code,
        "query": query,
        "words": words,
        "language": get_language() or "en",
        "acting_at": request.actor.acting_at,
        "return_to": reverse(page.url_name) + (f"?{query}" if query else ""),
    }


@require_POST
def export(request: ActorRequest, code: str) -> HttpResponse:
    """Ask for a file of the rows that the list shows, as a job."""
    page = _page(request, code)
    state = _state(request, page)
    total, _ = bounded_count(narrowed(state, page.rows(request.actor, clock.today())))
    if not total:
        raise Refused("base.export_empty", N_("The list is empty, so there is nothing to export. Change the filter."))
    assert total <= MOST_ROWS
    payload = _payload(request, page, state) | {
        "format": "csv" if request.POST.get("format") == "csv" else "xlsx",
        "columns": [column.code for column in page.columns if column.code in request.POST.getlist("column")],
    }
    with transaction.atomic():
        job_id = enqueue(
            "base.export_list",
            payload,
            actor=request.actor,
            now=clock.now(),
            scope_path=file_scope(request.actor, page.grant),
        )
    return redirect("base:job", job_id)


@require_POST
def columns(request: ActorRequest, code: str) -> HttpResponse:
    """Keep the account's choice of columns and page size."""
    page = _page(request, code)
    size = request.POST.get("page_size", "")
    choose_columns(
        actor=request.actor,
        list_code=code,
        columns=[]
        if "reset" in request.POST
        else [c.code for c in page.columns if c.code in request.POST.getlist("column")],
        page_size=int(size) if size.isascii() and size.isdigit() and len(size) < 5 else 0,
    )
    tell(request, gettext("The columns are kept for you."))
    return _back(page, _state(request, page).address())


@require_POST
def save(request: ActorRequest, code: str) -> HttpResponse:
    """Keep the filters at work under a name; search words are left out."""
    page = _page(request, code)
    state = _state(request, page)
    role = request.POST.get("default_for_role", "")
    shared_at = None
    if request.POST.get("share") or role:
        held = holdings_for(request.actor, "base.share_filter")
        shared_at = request.actor.acting_at or (held[0].path if held else "")
    name = request.POST.get("name", "")
    save_filter(
        actor=request.actor,
        list_code=code,
        name=name,
        query=state.address(words=False),
        shared_at=shared_at,
        default_for_role=role,
        now=clock.now(),
    )
    tell(request, gettext("The filter “{name}” is saved.").format(name=" ".join(name.split())[:60]))
    return _back(page, state.address() or "all=1")


@require_POST
def forget(request: ActorRequest, code: str, filter_id: int) -> HttpResponse:
    """Delete a saved filter of one's own."""
    page = _page(request, code)
    drop_filter(actor=request.actor, filter_id=filter_id)
    tell(request, gettext("The saved filter is deleted."))
    return _back(page, "all=1")


@require_POST
def bulk(request: ActorRequest, code: str) -> HttpResponse:
    """First say what would happen to how many rows; with ``confirmed`` do it, as a job."""
    page = _page(request, code)
    action = page.bulk_action(request.POST.get("action", ""))
    if action is None:
        raise NotFound("base.no_bulk", N_("This list cannot do that."))
    require(request.actor, action.grant)
    state = _state(request, page)
    today = clock.today()
    rows = narrowed(state, page.rows(request.actor, today))
    ids: list[int] | None = None
    if not request.POST.get("all_matching"):
        given = request.POST.getlist("id")[:MOST_TICKED]
        ids = [int(word) for word in given if word.isascii() and word.isdigit() and len(word) < 19]
        rows = rows.filter(pk__in=ids)
    total, is_exact = bounded_count(rows)
    if not total:
        tell(request, gettext("No row is ticked. Tick the rows that you mean, or all that match."), kind="warn")
        return _back(page, state.address())
    eligible = bounded_count(action.eligible(rows, today))[0] if action.eligible else total
    confirmed = "confirmed" in request.POST
    form = action.form(request.POST if confirmed else None) if action.form else None
    if confirmed and (form is None or form.is_valid()):
        values = _values(form.cleaned_data) if form is not None else {}
        what = {"action": action.code, "total": eligible, "values": values, "ids": ids}
        return _start(request, page, state, what)
    context = {
        "page": page,
        "action": action,
        "form": form,
        "ids": ids or (),
        "all_matching": ids is None,
        "query": state.address(),
        "total": total,
        "eligible": eligible,
        "left_out": total - eligible,
        "sentence": gettext(action.sentence_for_one if eligible == 1 else action.sentence).format(count=eligible),
        "filter": state.sentence(),
        "is_exact": is_exact,
        "list_url": reverse(page.url_name),
        "title": gettext(page.title),
    }
    return render(request, "base/lists/confirm.html", context)


def _values(cleaned: Mapping[str, Any]) -> dict[str, object]:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in cleaned.items()}


def _start(request: ActorRequest, page: ListPage, state: ListState, what: Mapping[str, object]) -> HttpResponse:
    with transaction.atomic():
        job_id = enqueue(
            "base.run_bulk",
            _payload(request, page, state) | dict(what),
            actor=request.actor,
            now=clock.now(),
            scope_path=file_scope(request.actor, page.grant),
        )
    return redirect("base:job", job_id)
