"""Office pages of training sessions and talks: the list, one session, its plan, people and papers."""

from datetime import time
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.flows import Flow, Setting, Step, run_flow
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import BADGE, DAY, NUMBER, Column
from unionhall.base.lists.filters import ChoiceFilter, LinkFilter, PeriodFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.desk.actions.announce_session import announce_session
from unionhall.desk.actions.attach_material import attach_material
from unionhall.desk.actions.cancel_session import cancel_session
from unionhall.desk.actions.change_session import change_session
from unionhall.desk.actions.close_session import close_session
from unionhall.desk.actions.invite_officers import invite_officers
from unionhall.desk.actions.mark_attendance import mark_attendance
from unionhall.desk.actions.plan_session import plan_session
from unionhall.desk.forms.days import read_version
from unionhall.desk.forms.files import chosen_file
from unionhall.desk.forms.trainings import (
    AttendanceForm,
    InviteForm,
    NewSessionWhat,
    SessionWhat,
    SessionWhen,
    session_values,
)
from unionhall.desk.queries.premises import rooms
from unionhall.desk.queries.trainings import (
    files_of_session,
    officers_within,
    rating_of,
    seats,
    session_by_id,
    session_rows,
    words_about,
)
from unionhall.desk.rules.duty import written
from unionhall.desk.rules.grants import KEEP_TRAININGS, READ_TRAININGS
from unionhall.desk.rules.periods import average
from unionhall.desk.rules.training_kinds import (
    ANNOUNCED,
    CANCELLED,
    HELD,
    MARKED_BY,
    PLANNED,
    TRAINING_KINDS,
    TRAINING_STATES,
    WAYS_IN,
)
from unionhall.desk.views.answering import answer
from unionhall.kernel.text import N_
from unionhall.registry.queries.listed import under
from unionhall.registry.rules.kinds import POSTS
from unionhall.registry.views.choices import reach
from unionhall.registry.views.organisations import record_url
from unionhall.ui.formats import day_text
from unionhall.ui.notices import tell

TONES = {HELD: "ok", ANNOUNCED: "info", CANCELLED: "neutral"}
MOST_SEATS, MOST_ROOMS = 2000, 100


def session_url(session_id: int) -> str:
    """Return the address of a session's office page."""
    return reverse("desk:session", args=[session_id])


def place_words(session: Any) -> str:
    """Say where a session is."""
    words = [session.room.name, session.room.floor] if session.room else []
    return " · ".join(word for word in (*words, session.place) if word)


def hours_words(session: Any) -> str:
    """Say from when to when a session is."""
    return written(((session.from_minute, session.to_minute),))


SESSIONS = register(
    ListPage(
        code="desk.sessions",
        title=N_("Training and talks"),
        grant=READ_TRAININGS,
        url_name="desk:sessions",
        rows=session_rows,
        columns=(
            Column("topic", N_("Topic"), lambda row: row.topic, fixed=True, link=lambda row: session_url(row.pk)),
            Column("kind", N_("For whom"), lambda row: row.kind, words=TRAINING_KINDS, sort="kind"),
            Column("held_on", N_("Day"), lambda row: row.held_on, DAY, sort="held_on"),
            Column("organisation", N_("Who holds it"), lambda row: row.organisation.name),
            Column("place", N_("Place"), place_words),
            Column(
                "state",
                N_("State"),
                lambda row: row.state,
                BADGE,
                words=TRAINING_STATES,
                sort="state",
                tone=lambda row: TONES.get(row.state, "warn"),
            ),
            Column("asked", N_("On the list"), lambda row: row.asked, NUMBER),
            Column("came", N_("Came"), lambda row: row.came, NUMBER),
            Column("speaker", N_("Speaker"), lambda row: row.speaker, shown=False),
        ),
        sort="-held_on",
        filters=(
            LinkFilter("under", N_("On the ground of"), lambda actor, code, _today: under(actor, code)),
            ChoiceFilter("state", N_("State"), TRAINING_STATES),
            ChoiceFilter("kind", N_("For whom"), TRAINING_KINDS),
            PeriodFilter("held", N_("Day"), "held_on"),
        ),
        search_hint=N_("Topic, speaker or organisation; pinyin and initials too"),
        empty=Empty(
            N_("No training and no talk is planned here yet."),
            N_("Plan a session"),
            "desk:plan_session",
            KEEP_TRAININGS,
        ),
    )
)


def sessions_list(request: ActorRequest) -> HttpResponse:
    """List the sessions within reach."""
    more: dict[str, Any] = {}
    if may(request.actor, KEEP_TRAININGS):
        more["primary"] = {"url": reverse("desk:plan_session"), "text": gettext("Plan a session")}
    return show(request, SESSIONS, more=more)


def _crumbs(session: Any = None) -> list[tuple[str, str]]:
    crumbs = [(gettext("Training and talks"), reverse("desk:sessions"))]
    return [*crumbs, (session.topic, session_url(session.pk))] if session else crumbs


PLANNING = Flow(
    code="desk.plan_session",
    grant=KEEP_TRAININGS,
    heading=N_("Plan a session"),
    button=N_("Keep the plan"),
    steps=(Step(N_("Contents"), NewSessionWhat), Step(N_("When and where"), SessionWhen)),
)
REPLANNING = Flow(
    code="desk.change_session",
    grant=KEEP_TRAININGS,
    heading=N_("Change the plan"),
    button=N_("Keep the plan"),
    steps=(Step(N_("Contents"), SessionWhat), Step(N_("When and where"), SessionWhen)),
)


def _choices(request: ActorRequest) -> Any:
    if request.actor.account_id is None:
        return None
    held = [(row.pk, f"{row.name} · {row.organisation.name}") for row in rooms(request.actor)[:MOST_ROOMS]]
    return reach(request.actor, clock.today(), grant=KEEP_TRAININGS, extra={"rooms": held})


def plan(request: ActorRequest) -> HttpResponse:
    """Plan a session."""

    def act(values: dict[str, Any]) -> str:
        given = session_values(values)
        code = given.pop("organisation")
        made = plan_session(actor=request.actor, organisation_code=code, now=clock.now(), **given)
        tell(request, gettext("The plan is kept. Nobody outside sees it until it is announced."))
        return session_url(made)

    setting = Setting(
        subject="",
        cancel_url=reverse("desk:sessions"),
        act=act,
        foresee=lambda _values: [gettext("Nobody outside sees it until it is announced.")],
        initial={"organisation": request.GET.get("in", "")[:40]},
        options={"reach": _choices(request)},
        crumbs=_crumbs(),
    )
    return run_flow(request, PLANNING, setting)


def change(request: ActorRequest, session_id: int) -> HttpResponse:
    """Change the plan of a session."""
    require(request.actor, KEEP_TRAININGS)
    session = session_by_id(request.actor, session_id, KEEP_TRAININGS)

    def act(values: dict[str, Any]) -> str:
        change_session(
            actor=request.actor,
            session_id=session_id,
            version=session.version,
            now=clock.now(),
            **session_values(values),
        )
        tell(request, gettext("The change is kept."))
        return session_url(session_id)

    names = ("topic", "speaker", "about", "held_on", "room_id", "place", "capacity")
    times = {"begins": _clock(session.from_minute), "ends": _clock(session.to_minute)}
    setting = Setting(
        subject=f"session:{session_id}:{session.version}",
        cancel_url=session_url(session_id),
        act=act,
        foresee=lambda _values: [gettext("Those who come see the new plan on their page; tell them.")],
        initial={name: getattr(session, name) for name in names} | times,
        options={"reach": _choices(request)},
        crumbs=_crumbs(session),
    )
    return run_flow(request, REPLANNING, setting)


def _clock(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)


@login_required
@require_safe
def session_record(request: ActorRequest, session_id: int) -> HttpResponse:
    """Show one session: plan, people, materials, what they thought of it."""
    actor, today = request.actor, clock.today()
    require(actor, READ_TRAININGS)
    session = session_by_id(actor, session_id)
    keeps, people, found = (
        may(actor, KEEP_TRAININGS, session.scope_path),
        list(seats(session)[:MOST_SEATS]),
        rating_of(session),
    )
    context = {
        "session": session,
        "name": session.topic,
        "state_kind": TONES.get(session.state, "warn"),
        "state_text": gettext(TRAINING_STATES[session.state]),
        "facts": [
            (gettext("For whom"), gettext(TRAINING_KINDS[session.kind])),
            (gettext("Who holds it"), session.organisation.name, record_url(session.organisation.code)),
            (gettext("When"), f"{day_text(session.held_on, weekday=True)} {hours_words(session)}"),
            (gettext("Place"), place_words(session)),
        ],
        "people": [
            (one, gettext(WAYS_IN[one.way]), gettext(MARKED_BY[one.marked_by]) if one.marked_by else "")
            for one in people
        ],
        "came": sum(one.came_at is not None for one in people),
        "rating": found,
        "stars": average(found.stars, found.count),
        "words": words_about(session),
        "files": files_of_session(session),
        "keeps": keeps,
        "to_come": session.state in {PLANNED, ANNOUNCED},
        "may_invite": keeps and session.state in {PLANNED, ANNOUNCED} and session.held_on >= today,
        "may_list": keeps and session.state in {ANNOUNCED, HELD} and session.held_on <= today,
        "may_close": keeps and session.state == ANNOUNCED and session.held_on <= today,
        "may_announce": keeps and session.state == PLANNED and session.held_on >= today,
    }
    return render(request, "desk/session.html", context)


@login_required
@require_safe
def attendance_list(request: ActorRequest, session_id: int) -> HttpResponse:
    """The list to print and sign, with the code on it."""
    require(request.actor, READ_TRAININGS)
    session = session_by_id(request.actor, session_id)
    context = {
        "heading": gettext("Attendance list"),
        "session": session,
        "hours": hours_words(session),
        "where": place_words(session),
        "people": list(seats(session)[:MOST_SEATS]),
        "blank": range(10),
        "issued_on": session.held_on,
    }
    return render(request, "desk/attendance_list.html", context)


@login_required
def invite(request: ActorRequest, session_id: int) -> HttpResponse:
    """Choose whom to invite."""
    require(request.actor, KEEP_TRAININGS)
    session = session_by_id(request.actor, session_id, KEEP_TRAININGS)
    known = set(seats(session).values_list("person_id", flat=True))
    people = [
        (row.pk, f"{row.person.name} · {gettext(POSTS.get(row.post, row.post))} · {row.organisation.name}")
        for row in officers_within(request.actor, clock.today(), KEEP_TRAININGS)
        if row.person_id not in known
    ]

    def act(form: Any) -> str:
        chosen = form.cleaned_data["posts"]
        count = invite_officers(actor=request.actor, session_id=session_id, post_ids=chosen, now=clock.now())
        tell(request, ngettext("{count} person is invited.", "{count} people are invited.", count).format(count=count))
        return session_url(session_id)

    return answer(
        request,
        InviteForm,
        act,
        heading=gettext("Invite officers"),
        button=gettext("Invite them"),
        cancel_url=session_url(session_id),
        crumbs=_crumbs(session),
        options={"people": people},
        context={"lead": "" if people else gettext("Everybody who holds a post of a union here is on the list.")},
    )


@login_required
def attendance(request: ActorRequest, session_id: int) -> HttpResponse:
    """Tick who came."""
    require(request.actor, KEEP_TRAININGS)
    session = session_by_id(request.actor, session_id, KEEP_TRAININGS)
    people = list(seats(session)[:MOST_SEATS])

    def act(form: Any) -> str:
        count = mark_attendance(actor=request.actor, session_id=session_id, now=clock.now(), **form.cleaned_data)
        tell(request, ngettext("{count} person was there.", "{count} people were there.", count).format(count=count))
        return session_url(session_id)

    return answer(
        request,
        AttendanceForm,
        act,
        heading=gettext("Who came"),
        button=gettext("Keep the list"),
        cancel_url=session_url(session_id),
        crumbs=_crumbs(session),
        initial={"came": [one.pk for one in people if one.came_at]},
        options={"people": [(one.pk, f"{one.name} · {one.union.name}" if one.union else one.name) for one in people]},
    )


@login_required
@require_POST
def announce(request: ActorRequest, session_id: int) -> HttpResponse:
    """Announce a session."""
    version = read_version(request.POST.get("version", ""))
    announce_session(actor=request.actor, session_id=session_id, version=version, now=clock.now())
    tell(request, gettext("It is announced: whoever is asked to come sees it."))
    return redirect(session_url(session_id))


@login_required
@require_POST
def close(request: ActorRequest, session_id: int) -> HttpResponse:
    """Say that a session was held."""
    version = read_version(request.POST.get("version", ""))
    close_session(actor=request.actor, session_id=session_id, version=version, now=clock.now())
    tell(request, gettext("It counts as held."))
    return redirect(session_url(session_id))


@login_required
@require_POST
def cancel(request: ActorRequest, session_id: int) -> HttpResponse:
    """Call a session off."""
    version, reason = read_version(request.POST.get("version", "")), request.POST.get("reason", "")
    cancel_session(actor=request.actor, session_id=session_id, version=version, reason=reason, now=clock.now())
    tell(request, gettext("It is called off. Tell those who were to come."))
    return redirect(session_url(session_id))


@login_required
@require_POST
def attach(request: ActorRequest, session_id: int) -> HttpResponse:
    """Attach material."""
    require(request.actor, KEEP_TRAININGS)
    name, content = chosen_file(request)
    attach_material(actor=request.actor, session_id=session_id, name=name, content=content, now=clock.now())
    tell(request, gettext("The file is attached."))
    return redirect(session_url(session_id))
