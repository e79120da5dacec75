"""Office pages of members: the list with masked data, and a person's file."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.authority import may
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import BADGE, DAY, INSTANT, MASKED, Column
from unionhall.base.lists.filters import ChoiceFilter, LinkFilter, PeriodFilter, YesNoFilter
from unionhall.base.lists.page import BulkAction, BulkOutcome, Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.base.parts import parts_of
from unionhall.base.rules.roles import TITLES
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refusal
from unionhall.kernel.text import N_
from unionhall.registry.actions.confirm_membership import confirm_membership
from unionhall.registry.actions.confirm_memberships import confirm_memberships
from unionhall.registry.forms.choosing import Why
from unionhall.registry.queries.listed import (
    MEMBERS,
    changes_of,
    member_rows,
    person_by_number,
    posts_held,
    spells_of,
    under,
    who_may_read,
)
from unionhall.registry.queries.people import person
from unionhall.registry.rules.kinds import ACTIVE, POSTS, RETAINED, RUNNING, STATUSES, TRANSFERRING
from unionhall.registry.rules.membership import EVENTS
from unionhall.registry.rules.people import SEXES
from unionhall.registry.views.organisations import record_url
from unionhall.registry.views.parts import history

TONES = {ACTIVE: "ok", TRANSFERRING: "info", RETAINED: "info"}


def person_url(person_id: int) -> str:
    """Return the address of a person's file."""
    return reverse("registry:person", args=[person_id])


def _find(actor: Actor, words: str) -> str | None:
    found = person_by_number(actor, words)
    return person_url(found) if found else None


def _batch(actor: Actor, value: str, today: date) -> tuple[Q, str] | None:
    if not (value.isascii() and value.isdigit() and len(value) < 19):
        return None
    return Q(batch_id=int(value)), f"#{value}"


def _confirm(actor: Actor, ids: Sequence[int], values: Mapping[str, Any], now: datetime) -> BulkOutcome:
    reason = str(values["reason"])
    try:
        return BulkOutcome(confirm_memberships(actor=actor, spell_ids=ids, how="paper", reason=reason, now=now))
    except Refusal:  # one of them cannot be confirmed: find out which, and confirm the others
        done, refused = 0, []
    for spell_id in ids:
        try:
            confirm_membership(actor=actor, spell_id=spell_id, how="paper", reason=reason, now=now)
            done += 1
        except Refusal as refusal:
            refused.append((spell_id, refusal.sentence))
    return BulkOutcome(done, refused)


def _unconfirmed(rows: QuerySet[Any], today: date) -> QuerySet[Any]:
    return rows.filter(confirmed_at__isnull=True, status__in=RUNNING)


MEMBER_LIST = register(
    ListPage(
        code="registry.members",
        title=N_("Members"),
        grant=MEMBERS,
        url_name="registry:members",
        rows=member_rows,
        columns=(
            Column(
                "name",
                N_("Full name"),
                lambda row: row.person.name,
                fixed=True,
                sort="person__name",
                link=lambda row: person_url(row.person_id),
            ),
            Column("id", N_("Identity number"), lambda row: row.person.id_tail, MASKED),
            Column("phone", N_("Phone"), lambda row: row.person.phone_tail, MASKED),
            Column(
                "union",
                N_("Union"),
                lambda row: row.union.name,
                sort="scope_path",
                link=lambda row: record_url(row.union.code),
            ),
            Column(
                "status",
                N_("State"),
                lambda row: row.status,
                BADGE,
                words=STATUSES,
                sort="status",
                tone=lambda row: TONES.get(row.status, "neutral"),
            ),
            Column("joined_on", N_("Joined"), lambda row: row.joined_on, DAY, sort="joined_on"),
            Column(
                "confirmed",
                N_("Confirmed"),
                lambda row: gettext("confirmed") if row.confirmed_at else gettext("not yet"),
                BADGE,
                tone=lambda row: "ok" if row.confirmed_at else "warn",
            ),
            Column("group", N_("Union group"), lambda row: row.group_name, sort="group_name", shown=False),
            Column("job", N_("Job"), lambda row: row.job_title, shown=False),
            Column("number", N_("Member number"), lambda row: row.member_number, sort="member_number", shown=False),
            Column("from_on", N_("Here since"), lambda row: row.from_on, DAY, sort="from_on", shown=False),
            Column("to_on", N_("Until"), lambda row: row.to_on, DAY, sort="to_on", nullable=True, shown=False),
            Column("ended_reason", N_("Why it ended"), lambda row: row.ended_reason, shown=False),
            Column(
                "confirmed_at",
                N_("Confirmed at"),
                lambda row: row.confirmed_at,
                INSTANT,
                sort="confirmed_at",
                nullable=True,
                shown=False,
            ),
            Column("recorded", N_("Recorded as number"), lambda row: row.pk, sort="pk", shown=False),
        ),
        sort="recorded",
        filters=(
            LinkFilter("under", N_("In"), lambda actor, code, _today: under(actor, code)),
            LinkFilter("batch", N_("From the roster"), _batch),
            YesNoFilter(
                "running",
                N_("Membership"),
                N_("Running memberships"),
                N_("Ended memberships"),
                lambda _today: Q(status__in=RUNNING),
            ),
            ChoiceFilter("status", N_("State"), STATUSES),
            YesNoFilter(
                "confirmed",
                N_("Confirmation"),
                N_("Confirmed by the member"),
                N_("Not yet confirmed by the member"),
                lambda _today: Q(confirmed_at__isnull=False),
            ),
            PeriodFilter("joined", N_("Joined"), "joined_on"),
            PeriodFilter("from", N_("Here since"), "from_on"),
        ),
        search=("person__name_index",),
        search_codes=("member_number",),
        search_hint=N_("Name, pinyin, initials, or a whole identity number or phone"),
        label=lambda row: row.person.name,
        find=_find,
        empty=Empty(
            N_("No member is recorded here yet. The quickest way is to import the roster that you keep."),
            N_("Import a roster"),
            "registry:import_roster",
            "registry.import_roster",
        ),
        bulk=(
            BulkAction(
                code="confirm",
                title=N_("Confirm by signed paper"),
                sentence=N_("Confirm {count} memberships by signed paper"),
                sentence_for_one=N_("Confirm {count} membership by signed paper"),
                grant="registry.change_member",
                run=_confirm,
                eligible=_unconfirmed,
                why_not=N_("They are confirmed already, or have ended."),
                form=Why,
            ),
        ),
    )
)


def members_list(request: ActorRequest) -> HttpResponse:
    """List the members within reach."""
    more: dict[str, Any] = {}
    if may(request.actor, "registry.change_member"):
        more["primary"] = {"url": reverse("registry:register_member"), "text": gettext("Record a member")}
    return show(request, MEMBER_LIST, more=more)


def person_record(request: ActorRequest, person_id: int) -> HttpResponse:
    """Show a person's file: who it is (masked), memberships, posts, what happened."""
    actor, now = request.actor, clock.now()
    today = clock.today(now)
    who = person(actor, person_id)
    spells = spells_of(actor, person_id)
    running = next((row for row in spells if row.status in RUNNING), None)
    at = running.scope_path if running else who.scope_path
    subjects = [f"person:{person_id}", *(f"spell:{row.pk}" for row in spells)]
    posts = posts_held(actor, person_id)
    context = {
        "who": who,
        "name": who.name,
        "state_kind": TONES.get(running.status, "neutral") if running else "neutral",
        "state_text": gettext(STATUSES[running.status]) if running else gettext("No running membership"),
        "facts": _facts(who, running),
        "sex": gettext(SEXES[who.sex]) if who.sex in SEXES else "",
        "crumbs": [(running.union.name, record_url(running.union.code))] if running else [],
        "spells": [_spell(actor, row) for row in spells],
        "running": running,
        "posts": [(row, gettext(POSTS[row.post]), row.to_on is None or row.to_on >= today) for row in posts],
        "changes": [(row, gettext(EVENTS.get(row.event, row.event))) for row in changes_of(actor, person_id)],
        "timeline_entries": history(actor, subjects, MEMBERS),
        "readers": [(row.name, gettext(TITLES[row.role]), row.at) for row in who_may_read(actor, at, MEMBERS, today)],
        "may_reveal": may(actor, "registry.reveal_person", at),
        "may_change": may(actor, "registry.change_member", at),
        "may_fill": may(actor, "registry.fill_post", at),
        "may_correct": may(actor, "registry.register_person", at),
        "may_link": who.account_id is None and may(actor, "registry.link_account", at),
        "parts": parts_of("person", actor, now, who),
    }
    return render(request, "registry/person.html", context)


def _facts(who: Any, running: Any) -> list[tuple[Any, ...]]:
    facts: list[tuple[Any, ...]] = [
        (gettext("Identity number"), who.id_tail or "—"),
        (gettext("Phone"), who.phone_tail or "—"),
    ]
    if running:
        facts.append((gettext("Union"), running.union.name, record_url(running.union.code)))
        if running.member_number:
            facts.append((gettext("Member number"), running.member_number))
    return facts


def _spell(actor: Actor, row: Any) -> dict[str, Any]:
    change = may(actor, "registry.change_member", row.scope_path) and row.status in RUNNING
    return {
        "row": row,
        "status": gettext(STATUSES[row.status]),
        "tone": TONES.get(row.status, "neutral"),
        "may_change": change,
        "may_confirm": change and row.confirmed_at is None,
        "may_void": row.status in RUNNING and may(actor, "registry.void_membership", row.scope_path),
    }
