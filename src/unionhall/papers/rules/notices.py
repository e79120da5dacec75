"""Public notices (公示): how long, what may be shown, when one may close. All counting in whole working days.

The first day counts when it is a working day; the display ends with the last day at 24:00.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_
from unionhall.kernel.working_days import Deadline, WorkCalendar, add_working_days, working_days_between
from unionhall.papers.rules.kinds import (
    CHANNELS,
    CLOSED_CLEAN,
    CLOSED_OBJECTION,
    DISPLAY_RULES,
    FINDINGS,
    OPEN,
    PARTLY,
    PUBLISHED,
    UPHELD,
)

SHOWN_KEYS = ("name", "employer", "post", "deeds")
MOST_ENTRIES = 500
MOST_WORKING_DAYS = 250
LONGEST = {"name": 60, "employer": 120, "post": 120, "deeds": 500}
ROSTER_SHOWN_DAYS = 30  # after closing the roster leaves the public page
# A resident card number or a mobile number: never on a public page, wherever somebody typed it.
_PERSONAL_NUMBER = re.compile(r"(?<!\d)(\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?!\d)")


@dataclass(frozen=True, slots=True)
class LeastDisplay:
    """The shortest display by the rule: a number of working days or of days, and where that is written."""

    number: int
    unit: str
    source: str


def last_day(calendar: WorkCalendar, start: date, working_days: int) -> Deadline:
    """Return the last day of a display of ``working_days`` that begins on ``start``.

    >>> last_day(WorkCalendar(), date(2022, 4, 18), 5).day
    datetime.date(2022, 4, 22)
    """
    counted = 1 if calendar.is_working(start) else 0
    return add_working_days(calendar, start, working_days - counted)


def days_shown(calendar: WorkCalendar, start: date, last: date) -> int:
    """Count the working days of a display, its first and last day included."""
    return working_days_between(calendar, start - timedelta(days=1), last)


def check_display(least: LeastDisplay, start: date, last: date, working_days: int) -> None:
    """Refuse a display that is shorter than the rule, with both numbers."""
    given = working_days if least.unit == "working_day" else (last - start).days + 1
    if given < least.number:
        sentence = (
            N_("The display has {given} working days, the rule asks for {least} or more ({source}). Display it longer.")
            if least.unit == "working_day"
            else N_("The display has {given} days, the rule asks for {least} or more ({source}). Display it longer.")
        )
        raise Refused("papers.display_too_short", sentence, given=given, least=least.number, source=least.source)


def check_rule(rule_key: str) -> None:
    """Refuse a rule that says nothing about displays."""
    if rule_key not in DISPLAY_RULES:
        raise Refused("papers.display_rule", N_("There is no rule “{rule}” for displays."), rule=rule_key[:40])


def check_start(start: date, today: date) -> None:
    """Refuse a display that is said to have begun before it was published."""
    if start < today:
        raise Refused(
            "papers.display_in_the_past",
            N_("The display cannot begin on {start}: it is published on {today}."),
            start=start.isoformat(),
            today=today.isoformat(),
        )


def check_span(working_days: int) -> None:
    """Refuse a display of no days or of more than a year."""
    if not 1 <= working_days <= MOST_WORKING_DAYS:
        raise Refused("papers.display_span", N_("A display has 1 to {most} working days."), most=MOST_WORKING_DAYS)


def read_roster(roster: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return the roster frozen as the public will see it; refuse what has no place on a public page."""
    if not 1 <= len(roster) <= MOST_ENTRIES:
        raise Refused(
            "papers.roster_size",
            N_("A notice shows 1 to {most} entries, this one has {count}."),
            most=MOST_ENTRIES,
            count=len(roster),
        )
    return [read_entry(row, number) for number, row in enumerate(roster, start=1)]


def read_entry(row: Mapping[str, Any], number: int) -> dict[str, str]:
    """Return one entry: name, employer, post and deeds, nothing else."""
    extra = sorted(str(key) for key in set(row) - set(SHOWN_KEYS))
    if extra:
        raise Refused(
            "papers.roster_key",
            N_("Entry {number}: “{key}” does not belong on a public page; it shows name, employer, post and deeds."),
            number=number,
            key=extra[0][:40],
        )
    entry = {key: " ".join(str(row.get(key) or "").split()) for key in SHOWN_KEYS}
    if not entry["name"]:
        raise Refused("papers.roster_name", N_("Entry {number} has no name."), number=number)
    for key, text in entry.items():
        if len(text) > LONGEST[key]:
            raise Refused(
                "papers.roster_long",
                N_("Entry {number}: “{key}” has {count} characters, at most {most} are shown."),
                number=number,
                key=key,
                count=len(text),
                most=LONGEST[key],
            )
    check_public_text(" ".join(entry.values()), number)
    return entry


def check_public_text(text: str, number: int = 0) -> None:
    """Refuse an identity or mobile number in what strangers will read; the number itself is not repeated."""
    if _PERSONAL_NUMBER.search(text):
        raise Refused(
            "papers.number_in_public",
            N_("Entry {number} holds an identity or mobile number. Take it out, everybody can read a notice.")
            if number
            else N_("The text holds an identity or mobile number. Take it out, everybody can read a notice."),
            number=number,
        )


def masked_name(name: str) -> str:
    """Return a name with the family name only.

    >>> masked_name("王建国"), masked_name("欧阳燊"), masked_name("李")
    ('王**', '欧阳*', '李')
    """
    family = 2 if name[:2] in _DOUBLE_NAMES and len(name) > 2 else 1
    return name[:family] + "*" * (len(name) - family)


_DOUBLE_NAMES = frozenset(
    {
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "司徒",
        "夏侯",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "长孙",
        "宇文",
        "东方",
        "南宫",
    }
)


def check_running(state: str) -> None:
    """Refuse to do anything with a notice that is over."""
    if state != PUBLISHED:
        raise Refused("papers.notice_over", N_("This notice is over: it can no longer be changed."))


def check_objection(channel: str, text: str, identity: str, *, real_name: bool, day: date, last: date) -> None:
    """Refuse an objection that comes too late, says nothing, or claims a real name without one."""
    if channel not in CHANNELS:
        raise Refused("papers.channel", N_("Say how the objection came: by phone, letter, message or in person."))
    if not text.strip():
        raise Refused("papers.objection_empty", N_("Write down what was objected."))
    if real_name and not identity.strip():
        raise Refused("papers.no_objector", N_("An objection under a real name needs the name."))
    if day > last:
        raise Refused(
            "papers.objection_late",
            N_("The display ended on {last}. Take what came later as a complaint of its own."),
            last=last.isoformat(),
        )


def same_objection(same: bool) -> None:
    """Refuse another objection under a key that was used."""
    if not same:
        raise Conflict(
            "papers.objection_key",
            N_("Another objection was sent from this page already. Open the notice again and send this one."),
        )


def check_finding(finding: str, reply: str, current: str) -> None:
    """Refuse a finding that is none, has no reply, or comes twice."""
    if current != OPEN:
        raise Refused("papers.objection_decided", N_("This objection is decided already."))
    if finding not in FINDINGS:
        raise Refused("papers.finding", N_("Say whether the objection is upheld, upheld in part or dismissed."))
    if not reply.strip():
        raise Refused("papers.no_reply", N_("Write what was found and answered."))


def closed_state(*, today: date, ends: Iterable[date], findings: Iterable[str]) -> str:
    """Return how a notice closes; refuse while an objection is open or a clock runs, with the numbers."""
    found = list(findings)
    still = found.count(OPEN)
    if still:
        raise Refused(
            "papers.objections_open", N_("{count} objections are still open. Decide them first."), count=still
        )
    last = max(ends)
    if today <= last:
        raise Refused(
            "papers.display_running",
            N_("The display runs until {last}, the whole day. It can be closed from {first} on."),
            last=last.isoformat(),
            first=(last + timedelta(days=1)).isoformat(),
        )
    return CLOSED_OBJECTION if {UPHELD, PARTLY} & set(found) else CLOSED_CLEAN


def roster_is_public(state: str, closed_on: date | None, today: date) -> bool:
    """Tell whether strangers may still read the roster."""
    if state == PUBLISHED:
        return True
    return (
        state in {CLOSED_CLEAN, CLOSED_OBJECTION}
        and closed_on is not None
        and ((today - closed_on).days <= ROSTER_SHOWN_DAYS)
    )
