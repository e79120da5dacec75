"""Duty hours of a room: what is typed, what holds on a day, when it opens next. Minutes count from midnight."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

Span = tuple[int, int]
Hours = tuple[Span, ...]
DAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))
MOST_SPANS, MOST_LETTERS = 6, 120
MIDNIGHT = 24 * 60
_SPAN = re.compile(r"(\d{1,2}):(\d{2})(?:-|–|—|~|至|到)(\d{1,2}):(\d{2})")
_WIDE = str.maketrans("：０１２３４５６７８９－", ":0123456789-")


def read_hours(text: str) -> Hours:
    """Return the hours that somebody typed; nothing typed means closed.

    >>> read_hours("8:30-11:30, 13:00-17:00")
    ((510, 690), (780, 1020))
    >>> read_hours("")
    ()
    """
    plain = text.translate(_WIDE).strip()
    if len(plain) > MOST_LETTERS:
        raise _unclear(plain[:MOST_LETTERS])
    words = [word for word in re.split(r"[,，、;；]+", re.sub(r"\s+", "", plain)) if word]
    spans = sorted(_span(word) for word in words)
    if len(spans) > MOST_SPANS:
        raise _unclear(plain)
    for before, after in pairwise(spans):
        if after[0] < before[1]:
            raise Refused(
                "desk.hours_overlap",
                N_("{first} and {second} overlap. Write each time once."),
                first=written((before,)),
                second=written((after,)),
            )
    return tuple(spans)


def _span(word: str) -> Span:
    found = _SPAN.fullmatch(word)
    if found is None:
        raise _unclear(word)
    hours = [int(part) for part in found.groups()]
    begin, end = hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]
    if hours[1] > 59 or hours[3] > 59 or not 0 <= begin < end <= MIDNIGHT:
        raise _unclear(word)
    return begin, end


def _unclear(text: str) -> Refused:
    return Refused(
        "desk.hours_unclear",
        N_(
            "“{text}” is no time of the day. Write hours like 8:30-11:30, 13:00-17:00; leave the day empty when closed."
        ),
        text=text,
    )


def written(hours: Sequence[Sequence[int]]) -> str:
    """Return the hours as they are typed.

    >>> written(((510, 690), (780, 1440)))
    '8:30-11:30, 13:00-24:00'
    """
    return ", ".join("-".join(f"{minute // 60}:{minute % 60:02d}" for minute in span) for span in hours)


@dataclass(frozen=True, slots=True)
class Duty:
    """When a room is open: the weekly table, what holds instead on single days, and whether holidays close it."""

    week: Sequence[Sequence[Sequence[int]]]
    exceptions: Mapping[date, Sequence[Sequence[int]]]
    is_holiday: Callable[[date], bool]

    def on(self, day: date) -> Hours:
        """Return the hours of a day: the exception, else nothing on a holiday, else the weekly table."""
        if day in self.exceptions:
            return _spans(self.exceptions[day])
        if self.is_holiday(day) or len(self.week) != len(DAYS):
            return ()
        return _spans(self.week[day.weekday()])

    def is_open(self, day: date, minute: int) -> bool:
        """Tell whether the room is open; it closes on the stroke of the last minute."""
        return any(begin <= minute < end for begin, end in self.on(day))

    def next_opening(self, day: date, minute: int, within: int = 14) -> tuple[date, int] | None:
        """Return when it opens next after this moment, ``None`` when not within these days."""
        for ahead in range(within + 1):
            later = day + timedelta(days=ahead)
            found = [begin for begin, _ in self.on(later) if ahead or begin > minute]
            if found:
                return later, min(found)
        return None


def _spans(stored: Sequence[Sequence[int]]) -> Hours:
    return tuple((int(span[0]), int(span[1])) for span in stored)
