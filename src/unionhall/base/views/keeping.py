"""Doors to the working-day calendar and to webhooks."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unionhall.base import clock
from unionhall.base.actions.add_webhook import add_webhook
from unionhall.base.actions.change_calendar_day import change_calendar_day
from unionhall.base.actions.confirm_year import confirm_year
from unionhall.base.actions.end_webhook import end_webhook
from unionhall.base.authority import holdings_for, may, require
from unionhall.base.forms.keeping import DayForm, NoticeForm, WebhookForm
from unionhall.base.forms.refusals import show_refusal
from unionhall.base.http import ActorRequest
from unionhall.base.outbox import event_names
from unionhall.base.places import names_of
from unionhall.base.queries.calendar import calendar_days, calendar_years, unconfirmed_years
from unionhall.base.queries.webhooks import deliveries, webhook, webhooks
from unionhall.base.views.pages import page_by_id
from unionhall.kernel.errors import NotFound, Refusal
from unionhall.kernel.text import N_
from unionhall.ui.notices import tell

FIRST_YEAR, LAST_YEAR = 2000, 2100


@never_cache
@login_required
@require_safe
def calendar(request: ActorRequest) -> HttpResponse:
    """List the years of the working-day table."""
    today = clock.today()
    context = {
        "years": calendar_years(request.actor),
        "unconfirmed_years": unconfirmed_years(today.year, today.year + 1),
    }
    return render(request, "base/calendar/years.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def calendar_year(request: ActorRequest, year: int) -> HttpResponse:
    """Show a year; change one of its days or confirm it with its notice."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotFound("base.not_found", N_("Nothing here under this address. It may have moved, or it is not yours."))
    days = calendar_days(request.actor, year)
    known = next((line for line in calendar_years(request.actor) if line.year == year), None)
    confirming = request.method == "POST" and "notice" in request.POST
    changing = request.method == "POST" and not confirming
    notice = NoticeForm(request.POST if confirming else None, initial={"notice": known.notice if known else ""})
    day = DayForm(request.POST if changing else None)
    if confirming and notice.is_valid():
        try:
            confirm_year(actor=request.actor, year=year, notice=notice.cleaned_data["notice"], now=clock.now())
        except Refusal as refusal:
            show_refusal(notice, refusal)
        else:
            tell(request, gettext("The calendar of {year} is confirmed.").format(year=year))
            return redirect("base:calendar_year", year)
    if changing and day.is_valid():
        given = day.cleaned_data
        change_calendar_day(
            actor=request.actor,
            day=given["day"],
            working=given["working"] == "yes",
            title=given["title"],
            now=clock.now(),
        )
        tell(request, gettext("The day is changed. Deadlines are counted with it from now on."))
        return redirect("base:calendar_year", given["day"].year)
    context = {
        "year": year,
        "known": known,
        "days": days,
        "notice_form": notice,
        "day_form": day,
        "may_change": may(request.actor, "base.change_calendar"),
        "unconfirmed_years": unconfirmed_years(year, year),
    }
    return render(request, "base/calendar/year.html", context)


@never_cache
@login_required
@require_safe
def hooks(request: ActorRequest) -> HttpResponse:
    """List the webhooks of one's scope."""
    require(request.actor, "base.read_webhooks")
    page = page_by_id(request, webhooks(request.actor))
    names = names_of([row.scope_path for row in page.rows])
    lines = [(row, names.get(row.scope_path, "")) for row in page.rows]
    context = {"page": page, "lines": lines, "may_change": may(request.actor, "base.change_webhook")}
    return render(request, "base/webhooks/list.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_hook(request: ActorRequest) -> HttpResponse:
    """Add a webhook and show its secret once."""
    require(request.actor, "base.change_webhook")
    paths = [held.path for held in holdings_for(request.actor, "base.change_webhook")][:50]
    names = names_of(paths)
    places = [(path or "/", names.get(path) or gettext("Everywhere")) for path in paths]
    form = WebhookForm(request.POST if request.method == "POST" else None, events=event_names(), places=places)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = add_webhook(
                actor=request.actor,
                title=given["title"],
                url=given["url"],
                events=given["events"],
                scope_path=given["place"].strip("/"),
                now=clock.now(),
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            return render(request, "base/webhooks/secret.html", {"made": made})
    return render(request, "base/webhooks/new.html", {"form": form})


@never_cache
@login_required
@require_safe
def hook(request: ActorRequest, webhook_id: int) -> HttpResponse:
    """Show a webhook and what it was sent."""
    held = webhook(request.actor, webhook_id)
    page = page_by_id(request, deliveries(request.actor, webhook_id))
    context = {"hook": held, "page": page, "may_change": may(request.actor, "base.change_webhook")}
    return render(request, "base/webhooks/hook.html", context)


@login_required
@require_POST
def end_hook(request: ActorRequest, webhook_id: int) -> HttpResponse:
    """Stop telling another system."""
    end_webhook(actor=request.actor, webhook_id=webhook_id, now=clock.now())
    tell(request, gettext("The webhook is ended."))
    return redirect("base:webhooks")
