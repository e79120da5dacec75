"""Rooms as the actor may see them, and what everybody may know of them: what is there and when it is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from unionhall.base.authority import scoped, within
from unionhall.base.calendar import work_calendar
from unionhall.desk.models import Room, RoomException, RoomMoney, RoomUse
from unionhall.desk.rules.duty import DAYS, Duty, Hours
from unionhall.desk.rules.grants import READ_PREMISES
from unionhall.desk.rules.premises_kinds import CLOSED, IN_USE
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Post
from unionhall.registry.queries.listed import running_on

MOST_ROOMS = 200
M = TypeVar("M", RoomMoney, RoomUse)


def rooms(actor: Actor, grant: str = READ_PREMISES) -> QuerySet[Room]:
    """Return the rooms within reach."""
    return scoped(Room.objects.select_related("organisation").order_by("id"), actor, grant)


def room_rows(actor: Actor, today: date) -> QuerySet[Room]:
    """Return the rooms for the list."""
    counted = Q(uses__struck_at__isnull=True, uses__used_on__gt=today - timedelta(days=30), uses__used_on__lte=today)
    return rooms(actor).order_by().annotate(people=Sum("uses__people", filter=counted))


def room_by_id(actor: Actor, room_id: int, grant: str = READ_PREMISES, *, lock: bool = False) -> Room:
    """Return one room; ``NotFound`` when it is not there or not the actor's."""
    rows = rooms(actor, grant)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=room_id).first() if 0 < room_id < 2**63 else None
    if found is None:
        raise NotFound("desk.no_room", N_("There is no such room under this address, or it is not yours to see."))
    return found


def name_taken(organisation_id: int, name: str, but: int = 0) -> bool:
    """Tell whether another room of the organisation bears this name."""
    return Room.objects.filter(organisation_id=organisation_id, name=name).exclude(pk=but).exists()


@dataclass(frozen=True, slots=True)
class RoomShown:
    """What everybody may know of a room. ``open_now`` is false in a room under repair, whatever its hours."""

    id: int
    kind: str
    name: str
    organisation: str
    address: str
    floor: str
    area_m2: Decimal | None
    equipment: Sequence[Sequence[Any]]
    state: str
    state_note: str
    open_now: bool
    today: Hours
    next_opening: tuple[date, int] | None
    week: tuple[tuple[str, Hours], ...]
    exceptions: tuple[tuple[date, Hours, str], ...]


def public_rooms(path: str, now: datetime, *, below: bool = False) -> list[RoomShown]:
    """Return the public rooms of the organisation at ``path`` (and below it): three queries, whatever their number."""
    rows = Room.objects.filter(within(path, subtree=below), public=True).exclude(state=CLOSED)
    return shown(list(rows.select_related("organisation").order_by("organisation__path", "id")[:MOST_ROOMS]), now)


def shown(rows: Sequence[Room], now: datetime) -> list[RoomShown]:
    """Return rooms with their hours as of a moment."""
    if not rows:
        return []
    local = timezone.localtime(now)
    today, minute = local.date(), local.hour * 60 + local.minute
    days = work_calendar().exceptions
    coming = RoomException.objects.filter(room__in=rows, day__gte=today).order_by("day")
    told: dict[int, list[RoomException]] = {}
    for one in coming:
        told.setdefault(one.room_id, []).append(one)
    return [_shown(row, told.get(row.pk, []), days, today=today, minute=minute) for row in rows]


def duty_of(room: Room, exceptions: Sequence[RoomException], calendar: Any) -> Duty:
    """Return the hours of a room; ``calendar`` says of days whether they are worked."""
    closed = room.closed_on_holidays
    return Duty(
        week=room.week,
        exceptions={one.day: one.hours for one in exceptions},
        is_holiday=lambda day: closed and calendar.get(day) is False,
    )


def _shown(row: Room, exceptions: list[RoomException], calendar: Any, *, today: date, minute: int) -> RoomShown:
    duty, works = duty_of(row, exceptions, calendar), row.state == IN_USE
    opens = duty.is_open(today, minute)
    return RoomShown(
        id=row.pk,
        kind=row.kind,
        name=row.name,
        organisation=row.organisation.name,
        address=row.address,
        floor=row.floor,
        area_m2=row.area_m2,
        equipment=row.equipment,
        state=row.state,
        state_note=row.state_note,
        open_now=works and opens,
        today=duty.on(today) if works else (),
        next_opening=duty.next_opening(today, minute) if works and not opens else None,
        week=tuple((title, tuple((a, b) for a, b in hours)) for title, hours in zip(DAYS, row.week, strict=False)),
        exceptions=tuple((one.day, tuple((a, b) for a, b in one.hours), one.reason) for one in exceptions[:20]),
    )


def exceptions_of(room: Room, from_on: date, limit: int = 60) -> list[RoomException]:
    """Return the days to come on which other hours hold."""
    return list(room.exceptions.filter(day__gte=from_on).order_by("day")[:limit])


def money_of(room: Room, limit: int = 200) -> list[RoomMoney]:
    """Return what was paid for a room, the latest year first, struck entries too."""
    return list(room.money.order_by("-year", "-id")[:limit])


@dataclass(frozen=True, slots=True)
class MoneyTotal:
    """What is known to have been paid, in fen, and how many entries do not say how much."""

    known_fen: int
    entries: int
    unknown: int


def money_total(path: str, from_year: int, to_year: int) -> MoneyTotal:
    """Return what the rooms at and below ``path`` cost in these years; unknown stays unknown."""
    rows = RoomMoney.objects.filter(within(path), struck_at__isnull=True, year__gte=from_year, year__lte=to_year)
    found = rows.aggregate(
        known=Sum("amount_fen"), entries=Count("pk"), unknown=Count("pk", filter=Q(amount_fen__isnull=True))
    )
    return MoneyTotal(int(found["known"] or 0), int(found["entries"]), int(found["unknown"]))


def _counted(condition: Q) -> QuerySet[RoomUse]:
    return RoomUse.objects.filter(condition, struck_at__isnull=True).order_by()


def people_between(path: str, from_on: date, to_on: date) -> int:
    """Return how many visits the rooms at and below ``path`` had in a time (people, not different people)."""
    rows = _counted(within(path)).filter(used_on__gte=from_on, used_on__lte=to_on)
    return int(rows.aggregate(found=Sum("people"))["found"] or 0)


def people_on(room: Room, day: date) -> int:
    """Return how many people used a room on a day."""
    return int(_counted(Q(room=room, used_on=day)).aggregate(found=Sum("people"))["found"] or 0)


def use_by_month(condition: Q, until: date, months: int = 12) -> list[tuple[date, int]]:
    """Return people per month, the oldest first, months without use as 0; ``condition`` chooses rooms."""
    index = until.year * 12 + until.month - 1
    firsts = [date(one // 12, one % 12 + 1, 1) for one in range(index - months + 1, index + 1)]
    rows = _counted(condition).filter(used_on__gte=firsts[0], used_on__lte=until)
    found = dict(
        rows.annotate(month=TruncMonth("used_on"))
        .values_list("month")
        .annotate(people=Sum("people"))
        .values_list("month", "people")
    )
    return [(first, int(found.get(first, 0))) for first in firsts]


def room_use_by_month(room: Room, until: date, months: int = 12) -> list[tuple[date, int]]:
    """Return a room's people per month."""
    return use_by_month(Q(room=room), until, months)


def path_use_by_month(path: str, until: date, months: int = 12) -> list[tuple[date, int]]:
    """Return the people per month of all rooms at and below ``path``."""
    return use_by_month(within(path), until, months)


def money_by_id(actor: Actor, entry_id: int, grant: str) -> RoomMoney:
    """Return one entry of money, locked."""
    return _entry(scoped(RoomMoney.objects.select_for_update(of=("self",)), actor, grant), entry_id)


def use_by_id(actor: Actor, use_id: int, grant: str) -> RoomUse:
    """Return one count of people, locked."""
    return _entry(scoped(RoomUse.objects.select_for_update(of=("self",)), actor, grant), use_id)


def _entry(rows: QuerySet[M], entry_id: int) -> M:
    found = rows.filter(pk=entry_id).first() if 0 < entry_id < 2**63 else None
    if found is None:
        raise NotFound("desk.no_entry", N_("There is no such entry under this address, or it is not yours."))
    return found


def money_room(actor: Actor, entry_id: int, grant: str) -> int:
    """Return the room of an entry of money."""
    return int(_entry(scoped(RoomMoney.objects.all(), actor, grant), entry_id).room_id)


def use_room(actor: Actor, use_id: int, grant: str) -> int:
    """Return the room of a count of people."""
    return int(_entry(scoped(RoomUse.objects.all(), actor, grant), use_id).room_id)


def latest_uses(room: Room, limit: int = 20) -> list[RoomUse]:
    """Return what was recorded last, struck entries too."""
    return list(room.uses.select_related("recorded_by").order_by("-id")[:limit])


def use_with_key(room_id: int, key: str) -> RoomUse | None:
    """Return the use that was recorded under a key before."""
    return RoomUse.objects.filter(room_id=room_id, key=key).first()


def responsible(room: Room, today: date, limit: int = 5) -> list[str]:
    """Return who fills the post that answers for the room, at its organisation."""
    if not room.post:
        return []
    rows = Post.objects.filter(running_on(today), organisation_id=room.organisation_id, post=room.post)
    return [str(name) for name in rows.order_by("from_on", "id").values_list("person__name", flat=True)[:limit]]
