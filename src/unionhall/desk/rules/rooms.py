"""What the register keeps of a room, of its money and of its use, in clean words and within bounds."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from unionhall.desk.rules.premises_kinds import (
    LEAST_YEAR,
    MONEY_SOURCES,
    MOST_AREA,
    MOST_PEOPLE,
    ROOM_KINDS,
    USE_KINDS,
)
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

MOST_THINGS, LONGEST_THING, MOST_OF_ONE = 60, 60, 1_000_000
LONGEST_NAME, LONGEST_ADDRESS, LONGEST_FLOOR, LONGEST_NOTE, LONGEST_KEY = 80, 160, 40, 200, 80
MOST_FEN = 10**14  # a million million yuan: whoever types more has slipped
_OLDEST_USE = timedelta(days=366)
_THING = re.compile(r"(.*?\S)\s+(\d{1,9})")


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """What is written down about a room; empty text and ``None`` mean not known."""

    kind: str
    name: str
    address: str
    floor: str
    area_m2: Decimal | None
    equipment: tuple[tuple[str, int | None], ...]
    post: str
    opened_on: date | None
    public: bool


def read_room(
    *,
    kind: str,
    name: str,
    address: str = "",
    floor: str = "",
    area_m2: Decimal | None = None,
    equipment: Sequence[tuple[str, int | None]] = (),
    post: str = "",
    opened_on: date | None = None,
    public: bool = True,
    posts: Collection[str],
    today: date,
) -> RoomFacts:
    """Return the facts without stray spaces; refuse what cannot be true of a room."""
    if kind not in ROOM_KINDS:
        raise Refused("desk.unknown_room_kind", N_("Choose what kind of room it is."), where="kind")
    line = " ".join(name.split())
    if not line:
        raise Refused("desk.room_name_missing", N_("Give the room a name, like “Library”."), where="name")
    if len(line) > LONGEST_NAME or len(address) > LONGEST_ADDRESS or len(floor) > LONGEST_FLOOR:
        raise Refused("desk.room_words_long", N_("Name, address or floor is too long. Shorten it."), where="name")
    if area_m2 is not None and not 0 < area_m2 <= MOST_AREA:
        raise Refused(
            "desk.room_area",
            N_("The area is more than 0 and at most {most} m²; leave it empty when it is not known."),
            where="area_m2",
            most=MOST_AREA,
        )
    if post and post not in posts:
        raise Refused("desk.unknown_post", N_("Choose the post that answers for the room."), where="post")
    if opened_on is not None and opened_on > today + _OLDEST_USE:
        raise Refused("desk.room_opens_late", N_("The room opens within a year, or it is entered later."))
    return RoomFacts(
        kind=kind,
        name=line,
        address=" ".join(address.split()),
        floor=" ".join(floor.split()),
        area_m2=area_m2,
        equipment=_things(equipment),
        post=post,
        opened_on=opened_on,
        public=public,
    )


def _things(rows: Sequence[tuple[str, int | None]]) -> tuple[tuple[str, int | None], ...]:
    if len(rows) > MOST_THINGS:
        raise Refused("desk.much_equipment", N_("At most {most} lines of equipment are kept."), most=MOST_THINGS)
    for name, count in rows:
        if not 0 < len(name) <= LONGEST_THING or (count is not None and not 0 <= count <= MOST_OF_ONE):
            raise Refused(
                "desk.equipment_unclear",
                N_("“{name}” is too long, or its number is. Write one thing a line."),
                name=name,
            )
    return tuple(rows)


def read_equipment(text: str) -> list[tuple[str, int | None]]:
    """Return the things that somebody typed, one a line, with the number behind it where there is one.

    >>> read_equipment("Books 3000\\nWater dispenser")
    [('Books', 3000), ('Water dispenser', None)]
    """
    found: list[tuple[str, int | None]] = []
    for line in (" ".join(part.split()) for part in text.splitlines()):
        counted = _THING.fullmatch(line)
        if line:
            found.append((counted[1], int(counted[2])) if counted else (line, None))
    return found


def written_equipment(rows: Sequence[Sequence[Any]]) -> str:
    """Return the things as they are typed."""
    return "\n".join(f"{name} {count}" if count is not None else str(name) for name, count in rows)


def read_money(*, year: int, source: str, amount_fen: int | None, today: date) -> None:
    """Refuse money of no year, from nowhere, or of no amount; an amount that is not known is ``None``."""
    if not LEAST_YEAR <= year <= today.year + 1:
        raise Refused(
            "desk.money_year",
            N_("The year is between {first} and {last}."),
            where="year",
            first=LEAST_YEAR,
            last=today.year + 1,
        )
    if source not in MONEY_SOURCES:
        raise Refused("desk.money_source", N_("Choose where the money came from."), where="source")
    if amount_fen is not None and not 0 <= amount_fen <= MOST_FEN:
        raise Refused("desk.money_amount", N_("This is no amount. Leave it empty when it is not known."))


def read_use(*, kind: str, people: int, used_on: date, key: str, today: date) -> None:
    """Refuse a count of nobody or of a crowd, of a day to come or long gone."""
    if kind not in USE_KINDS:
        raise Refused("desk.unknown_use", N_("Choose how the room was used."), where="kind")
    if not 1 <= people <= MOST_PEOPLE:
        raise Refused("desk.use_people", N_("Count between 1 and {most} people."), where="people", most=MOST_PEOPLE)
    if not today - _OLDEST_USE <= used_on <= today:
        raise Refused(
            "desk.use_day",
            N_("The day is between {first} and today, {today}."),
            where="used_on",
            first=today - _OLDEST_USE,
            today=today,
        )
    if not 0 < len(key) <= LONGEST_KEY:
        raise Refused("desk.use_key", N_("A count needs a key of at most {most} letters."), most=LONGEST_KEY)
