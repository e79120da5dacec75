"""What everybody may see, on a phone, without a log-in: rooms and their hours, the column, talks; and taking part."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_not_required, login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.http import ActorRequest
from unionhall.desk.actions.count_read import count_read
from unionhall.desk.actions.rate_session import rate_session
from unionhall.desk.actions.sign_in import sign_in
from unionhall.desk.actions.sign_off import sign_off
from unionhall.desk.actions.sign_up import sign_up
from unionhall.desk.forms.trainings import CodeForm, RatingForm
from unionhall.desk.queries.columns import files_of_post, public_post, public_posts
from unionhall.desk.queries.places import open_place
from unionhall.desk.queries.premises import public_rooms
from unionhall.desk.queries.reading import material_of_session, published_file
from unionhall.desk.queries.trainings import (
    attended_session,
    files_of_session,
    own_seat,
    public_talks,
    taken_seats,
)
from unionhall.desk.rules.column_kinds import POST_KINDS
from unionhall.desk.rules.duty import written
from unionhall.desk.rules.grants import TAKE_PART, WRITE_COLUMN
from unionhall.desk.rules.premises_kinds import ROOM_KINDS
from unionhall.desk.rules.training import RATED_WITHIN
from unionhall.desk.rules.training_kinds import ANNOUNCED, HELD, SIGNED_UP, TALK_KIND, TRAINING_KINDS
from unionhall.desk.views.rooms import now_words
from unionhall.desk.views.trainings import hours_words, place_words
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import NotFound, Refused
from unionhall.kernel.text import N_
from unionhall.ui.notices import tell
from unionhall.ui.words import say

COUNTER = system_actor("desk")


@login_not_required
@require_safe
def place(request: ActorRequest, code: str) -> HttpResponse:
    """Show what is at a station or union and when it is open, its column, its talks."""
    now, today = clock.now(), clock.today()
    owner = open_place(code)
    rooms, posts, talks = (
        public_rooms(owner.path, now),
        public_posts(owner.path, today),
        public_talks(owner.path, today),
    )
    if not (rooms or posts or talks):
        raise NotFound("desk.nothing_public", N_("There is nothing under this address that everybody may see."))
    context = {
        "owner": owner,
        "now": now,
        "rooms": [
            (
                one,
                gettext(ROOM_KINDS[one.kind]),
                now_words(one),
                [(gettext(title), written(hours)) for title, hours in one.week],
                [(day, written(hours), reason) for day, hours, reason in one.exceptions],
            )
            for one in rooms
        ],
        "posts": [(one, gettext(POST_KINDS[one.kind])) for one in posts],
        "talks": [(one, hours_words(one), place_words(one)) for one in talks],
    }
    return render(request, "desk/place.html", context)


@login_not_required
@require_safe
def read_post(request: ActorRequest, post_id: int) -> HttpResponse:
    """Show a post to its readers, and count that it was opened; those who keep the column are not counted."""
    post = public_post(post_id, clock.today())
    if request.method == "GET" and not may(request.actor, WRITE_COLUMN, post.scope_path):
        count_read(actor=COUNTER, post_id=post_id, now=clock.now())
    context = {"post": post, "kind": gettext(POST_KINDS[post.kind]), "files": files_of_post(post)}
    return render(request, "desk/read_post.html", context)


@login_not_required
@require_safe
def read_post_file(request: ActorRequest, post_id: int, file_id: int) -> HttpResponse:
    """Hand out a file of a published post."""
    return _download(published_file(post_id, file_id, clock.today()))


@login_not_required
@require_safe
def talk(request: ActorRequest, session_id: int) -> HttpResponse:
    """Show a talk, and to whoever is logged in what they can do about it."""
    return _talk(request, session_id)


def _talk(request: ActorRequest, session_id: int, **more: Any) -> HttpResponse:
    actor, today = request.actor, clock.today()
    session = attended_session(actor, session_id)
    seat = own_seat(actor, session)
    taken, came = taken_seats(session), bool(seat and seat.came_at)
    open_now = session.state == ANNOUNCED and session.held_on >= today
    context = {
        "session": session,
        "kind": gettext(TRAINING_KINDS[session.kind]),
        "hours": hours_words(session),
        "where": place_words(session),
        "taken": taken,
        "left": session.capacity - taken if session.capacity is not None else None,
        "seat": seat,
        "came": came,
        "logged_in": actor.account_id is not None,
        "may_sign_up": open_now and session.kind == TALK_KIND and seat is None,
        "may_sign_off": open_now and seat is not None and seat.way == SIGNED_UP and not came,
        "may_sign_in": session.state in {ANNOUNCED, HELD} and session.held_on == today and not came,
        "may_rate": came and seat is not None and not seat.rated and today <= session.held_on + RATED_WITHIN,
        "code_form": CodeForm(),
        "rating_form": RatingForm(),
        "files": files_of_session(session) if seat is not None else (),
        "today": today,
        "tomorrow": today + timedelta(days=1),
    }
    return render(request, "desk/talk.html", context | more, status=422 if more else 200)


@login_required
@require_POST
def take_seat(request: ActorRequest, session_id: int) -> HttpResponse:
    """Sign up."""
    require(request.actor, TAKE_PART)
    sign_up(actor=request.actor, session_id=session_id, now=clock.now())
    tell(request, gettext("You have a seat. Bring your phone: there is a code in the room."))
    return redirect("desk:talk", session_id)


@login_required
@require_POST
def give_seat_back(request: ActorRequest, session_id: int) -> HttpResponse:
    """Sign off."""
    require(request.actor, TAKE_PART)
    sign_off(actor=request.actor, session_id=session_id, now=clock.now())
    tell(request, gettext("Your seat is free for somebody else."))
    return redirect("desk:talk", session_id)


@login_required
@require_http_methods(["POST"])
def come(request: ActorRequest, session_id: int) -> HttpResponse:
    """Sign in with the code of the room."""
    require(request.actor, TAKE_PART)
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            sign_in(actor=request.actor, session_id=session_id, code=form.cleaned_data["code"], now=clock.now())
        except Refused as refusal:
            form.add_error("code", say(refusal.sentence))
        else:
            tell(request, gettext("You are on the list. Afterwards you can rate it here."))
            return redirect("desk:talk", session_id)
    return _talk(request, session_id, code_form=form)


@login_required
@require_http_methods(["POST"])
def rate(request: ActorRequest, session_id: int) -> HttpResponse:
    """Give stars."""
    require(request.actor, TAKE_PART)
    form = RatingForm(request.POST)
    if form.is_valid():
        try:
            rate_session(actor=request.actor, session_id=session_id, now=clock.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, say(refusal.sentence))
        else:
            tell(request, gettext("Thank you. Nobody sees which stars were yours."))
            return redirect("desk:talk", session_id)
    return _talk(request, session_id, rating_form=form)


@login_required
@require_safe
def material(request: ActorRequest, session_id: int, file_id: int) -> HttpResponse:
    """Hand out material to whoever takes part."""
    require(request.actor, TAKE_PART)
    return _download(material_of_session(request.actor, session_id, file_id))


def _download(found: Any) -> HttpResponse:
    response = HttpResponse(found.content, content_type=found.media_type)
    named = content_disposition_header(as_attachment=True, filename=found.name)
    response.headers["Content-Disposition"] = named or "attachment"
    return response


def place_url(code: str) -> str:
    """Return the public address of a station or union."""
    return reverse("desk:place", args=[code])
