"""Forms about rooms: enter, change, state, hours, days of their own, money."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.flows import Flow, Setting, Step, run_flow
from unionhall.base.http import ActorRequest
from unionhall.desk.actions.add_room_money import add_room_money
from unionhall.desk.actions.change_room import change_room
from unionhall.desk.actions.except_day import except_day
from unionhall.desk.actions.register_room import register_room
from unionhall.desk.actions.set_duty_hours import set_duty_hours
from unionhall.desk.actions.set_room_state import set_room_state
from unionhall.desk.actions.strike_room_money import strike_room_money
from unionhall.desk.forms.days import read_day
from unionhall.desk.forms.premises import (
    ExceptionForm,
    MoneyForm,
    NewRoomWhere,
    RoomState,
    RoomWhat,
    RoomWhere,
    WeekForm,
)
from unionhall.desk.queries.premises import money_room, room_by_id
from unionhall.desk.rules.duty import written
from unionhall.desk.rules.grants import KEEP_PREMISES
from unionhall.desk.rules.rooms import written_equipment
from unionhall.desk.views.answering import answer
from unionhall.desk.views.rooms import crumbs_to_room, room_url
from unionhall.kernel.text import N_
from unionhall.registry.views.choices import reach
from unionhall.ui.notices import tell

ENTERING = Flow(
    code="desk.register_room",
    grant=KEEP_PREMISES,
    heading=N_("Enter a room"),
    button=N_("Enter the room"),
    steps=(Step(N_("Where it is"), NewRoomWhere), Step(N_("What is in it"), RoomWhat)),
)
CHANGING = Flow(
    code="desk.change_room",
    grant=KEEP_PREMISES,
    heading=N_("Change a room"),
    button=N_("Keep the change"),
    steps=(Step(N_("Where it is"), RoomWhere), Step(N_("What is in it"), RoomWhat)),
)


def enter(request: ActorRequest) -> HttpResponse:
    """Enter a room into the register."""

    def act(values: dict[str, Any]) -> str:
        code = values.pop("organisation")
        room_id = register_room(actor=request.actor, organisation_code=code, now=clock.now(), **values)
        tell(request, gettext("The room is in the register. Lay down its hours next."))
        return reverse("desk:room_hours", args=[room_id])

    known = request.actor.account_id is not None
    choices = reach(request.actor, clock.today(), grant=KEEP_PREMISES) if known else None
    only, asked = choices.organisation_suggestions if choices else (), request.GET.get("in", "")[:40]
    setting = Setting(
        subject="",
        cancel_url=reverse("desk:rooms"),
        act=act,
        foresee=lambda _values: [gettext("Everybody sees the room with its hours, unless you left that out.")],
        initial={
            "organisation": asked or (only[0][0] if len(only) == 1 else ""),
            "public": True,
        },
        options={"reach": choices},
        crumbs=crumbs_to_room(),
    )
    return run_flow(request, ENTERING, setting)


def change(request: ActorRequest, room_id: int) -> HttpResponse:
    """Change what the register says of a room."""
    require(request.actor, KEEP_PREMISES)
    room = room_by_id(request.actor, room_id, KEEP_PREMISES)

    def act(values: dict[str, Any]) -> str:
        change_room(actor=request.actor, room_id=room_id, version=room.version, now=clock.now(), **values)
        tell(request, gettext("The change is kept."))
        return room_url(room_id)

    names = ("kind", "name", "address", "floor", "area_m2", "opened_on", "post", "public")
    setting = Setting(
        subject=f"room:{room_id}:{room.version}",
        cancel_url=room_url(room_id),
        act=act,
        foresee=lambda _values: [gettext("Everybody sees the room with its hours, unless you left that out.")],
        initial={name: getattr(room, name) for name in names} | {"equipment": written_equipment(room.equipment)},
        crumbs=crumbs_to_room(room),
    )
    return run_flow(request, CHANGING, setting)


@login_required
def state(request: ActorRequest, room_id: int) -> HttpResponse:
    """Say whether the room is in use."""
    require(request.actor, KEEP_PREMISES)
    room = room_by_id(request.actor, room_id, KEEP_PREMISES)

    def act(form: Any) -> str:
        set_room_state(actor=request.actor, room_id=room_id, now=clock.now(), **form.cleaned_data)
        tell(request, gettext("Visitors see it from now on."))
        return room_url(room_id)

    return answer(
        request,
        RoomState,
        act,
        heading=gettext("State of the room"),
        button=gettext("Set the state"),
        cancel_url=room_url(room_id),
        crumbs=crumbs_to_room(room),
        initial={"version": room.version, "state": room.state, "note": room.state_note},
    )


@login_required
def hours(request: ActorRequest, room_id: int) -> HttpResponse:
    """Lay down the weekly table."""
    require(request.actor, KEEP_PREMISES)
    room = room_by_id(request.actor, room_id, KEEP_PREMISES)

    def act(form: Any) -> str:
        set_duty_hours(
            actor=request.actor,
            room_id=room_id,
            version=form.cleaned_data["version"],
            week=form.week(),
            closed_on_holidays=form.cleaned_data["closed_on_holidays"],
            now=clock.now(),
        )
        tell(request, gettext("Visitors see it from now on."))
        return room_url(room_id)

    days = {f"day{number}": written(spans) for number, spans in enumerate(room.week)}
    return answer(
        request,
        WeekForm,
        act,
        heading=gettext("Weekly hours"),
        button=gettext("Keep the hours"),
        cancel_url=room_url(room_id),
        crumbs=crumbs_to_room(room),
        initial={"version": room.version, "closed_on_holidays": room.closed_on_holidays, **days},
        context={"lead": gettext("Write hours like 8:30-11:30, 13:00-17:00; an empty day is closed.")},
    )


@login_required
def exception(request: ActorRequest, room_id: int) -> HttpResponse:
    """Lay down other hours for one day."""
    require(request.actor, KEEP_PREMISES)
    room = room_by_id(request.actor, room_id, KEEP_PREMISES)

    def act(form: Any) -> str:
        except_day(actor=request.actor, room_id=room_id, now=clock.now(), **form.cleaned_data)
        tell(request, gettext("Visitors see it from now on."))
        return room_url(room_id)

    return answer(
        request,
        ExceptionForm,
        act,
        heading=gettext("Other hours on one day"),
        button=gettext("Keep the day"),
        cancel_url=room_url(room_id),
        crumbs=crumbs_to_room(room),
        initial={"day": clock.today()},
    )


@login_required
@require_POST
def as_usual(request: ActorRequest, room_id: int) -> HttpResponse:
    """Take the other hours of a day back."""
    require(request.actor, KEEP_PREMISES)
    day = read_day(request.POST.get("day", ""))
    except_day(actor=request.actor, room_id=room_id, day=day, as_usual=True, now=clock.now())
    tell(request, gettext("The weekly hours hold again on that day."))
    return redirect(room_url(room_id))


@login_required
def money(request: ActorRequest, room_id: int) -> HttpResponse:
    """Enter what somebody paid."""
    require(request.actor, KEEP_PREMISES)
    room = room_by_id(request.actor, room_id, KEEP_PREMISES)

    def act(form: Any) -> str:
        add_room_money(actor=request.actor, room_id=room_id, now=clock.now(), **form.cleaned_data)
        tell(request, gettext("The money is entered."))
        return room_url(room_id)

    return answer(
        request,
        MoneyForm,
        act,
        heading=gettext("Enter money"),
        button=gettext("Enter it"),
        cancel_url=room_url(room_id),
        crumbs=crumbs_to_room(room),
        initial={"year": clock.today().year},
    )


@login_required
@require_POST
def strike_money(request: ActorRequest, entry_id: int) -> HttpResponse:
    """Strike out an entry of money."""
    require(request.actor, KEEP_PREMISES)
    room_id = money_room(request.actor, entry_id, KEEP_PREMISES)
    strike_room_money(actor=request.actor, entry_id=entry_id, reason=request.POST.get("reason", ""), now=clock.now())
    tell(request, gettext("The entry is struck out; it stays to be read."))
    return redirect(room_url(room_id))
