"""Writes values for a reader: money, dates, instants, numbers, shares, masks and deadlines.

A value that is not known is written as a dash, never as zero.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from unionhall.kernel.money import yuan_text

DASH = "—"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAYS_ZH = "一二三四五六日"


def _chinese() -> bool:
    return (get_language() or "").startswith("zh")


def named(name: object, text: object) -> str:
    """Put a name before a sentence: "Name: too long", with the Chinese colon in Chinese."""
    return f"{name}：{text}" if _chinese() else f"{name}: {text}"


def money_text(amount_fen: int | None) -> str:
    """Write fen as yuan: 300000 is ¥3,000.00; a dash when unknown."""
    return DASH if amount_fen is None else yuan_text(amount_fen)


def number_text(value: int | Decimal | float | None) -> str:
    """Write a number with separators: 1234567 is 1,234,567; a dash when unknown."""
    return DASH if value is None or value == "" else f"{value:,}"


def share_text(numerator: int | None, denominator: int | None, places: int = 1) -> str:
    """Write a share in per cent, exactly rounded half up; a dash when there is nothing to divide by."""
    if numerator is None or not denominator:
        return DASH
    step = Decimal(1).scaleb(-places)
    per_cent = (Decimal(numerator) * 100 / Decimal(denominator)).quantize(step, rounding=ROUND_HALF_UP)
    return f"{per_cent:,}%"


def day_text(day: date | None, *, weekday: bool = False) -> str:
    """Write a day: 22 Nov 2026, or 2026年11月22日 in Chinese."""
    if not day:
        return DASH
    if isinstance(day, datetime):
        day = timezone.localtime(day).date() if timezone.is_aware(day) else day.date()
    if _chinese():
        text = f"{day.year}年{day.month}月{day.day}日"
        return f"{text}（周{_WEEKDAYS_ZH[day.weekday()]}）" if weekday else text
    text = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{_WEEKDAYS[day.weekday()]} {text}" if weekday else text


def short_day_text(day: date) -> str:
    """Write a near day with its weekday and without the year: Fri 27 Nov, or 11月27日（周五）."""
    if _chinese():
        return f"{day.month}月{day.day}日（周{_WEEKDAYS_ZH[day.weekday()]}）"
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def instant_text(instant: datetime | None) -> str:
    """Write an instant in the installation's time zone: 22 Nov 2026 14:03."""
    if not instant:
        return DASH
    local = timezone.localtime(instant) if timezone.is_aware(instant) else instant
    return f"{day_text(local.date())} {local:%H:%M}"


def masked_text(value: str | None, kind: str = "") -> str:
    """Hide the middle of a personal value; the length of a name is not told either.

    ``kind`` is name, id, phone or card; without it the length decides.
    """
    text = str(value or "").strip()
    if not text:
        return DASH
    if kind == "name" or (not kind and len(text) < 7):
        return text[0] + "**"
    if kind == "id" or (not kind and len(text) == 18):
        return text[:3] + "*" * 11 + text[-4:]
    if kind == "phone" or (not kind and len(text) == 11):
        return text[:3] + "****" + text[-4:]
    return "*" * 8 + text[-4:]


def deadline_state(days_left: int) -> str:
    """Return the badge kind of a clock: bad when overdue, warn for the last three working days, else ok."""
    if days_left < 0:
        return "bad"
    return "warn" if days_left <= 3 else "ok"


def deadline_text(due_on: date, days_left: int) -> str:
    """Say a clock in words: 3 working days left (by Fri 27 Nov)."""
    day = short_day_text(due_on)
    if days_left < 0:
        over = -days_left
        return ngettext(
            "{days} working day overdue (was due {day})", "{days} working days overdue (was due {day})", over
        ).format(days=over, day=day)
    if days_left == 0:
        return gettext("Due today ({day})").format(day=day)
    return ngettext("{days} working day left (by {day})", "{days} working days left (by {day})", days_left).format(
        days=days_left, day=day
    )
