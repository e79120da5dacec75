"""Months and days as rosters write them. One function judges every form."""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MISSING, UNREADABLE = "missing", "unreadable"
# Notes
SHORT_YEAR, YEAR_ONLY, AMBIGUOUS_MONTH, TIDIED = "date_short_year", "date_year_only", "month_ambiguous", "date_tidied"

_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_TENS = re.compile(r"[一二三四五六七八九]?十[一二三四五六七八九]?")
_FORMS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?(?:[ T].*)?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})?"),
    re.compile(r"(?P<m>\d{1,2})-(?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{2})-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = re.compile(r"(?:(?P<d>\d{1,2})-)?(?P<n>[a-z]{3})[a-z]*-(?P<y>\d{2}|\d{4})")
_PLAIN = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_EPOCH = date(1899, 12, 30)  # serial 1 is 1 Jan 1900 in the 1900 system, which also has a 29 Feb 1900
_SERIALS = range(10_000, 80_000)  # 1927-05-18 to 2119-01-10: five digits that no other form uses


@dataclass(frozen=True, slots=True)
class When:
    """A month or a day: ``on`` is the first of the month when not ``day_known``; ``None`` when ``fault`` says why."""

    on: date | None
    day_known: bool = False
    fault: str = ""
    notes: tuple[str, ...] = ()


def read_when(text: str, *, numeric: bool, as_of: date) -> When:
    """Read a month or day; ``numeric`` when the spreadsheet held a number, ``as_of`` settles years of two digits.

    >>> today = date(2026, 11, 22)
    >>> [str(read_when(text, numeric=False, as_of=today).on) for text in ("2019.7", "二〇一九年十一月", "201911")]
    ['2019-07-01', '2019-11-01', '2019-11-01']
    >>> read_when("2019.1", numeric=True, as_of=today).notes
    ('month_ambiguous',)
    """
    plain = unicodedata.normalize("NFKC", text).strip().strip("'\u2018\u2019\"“”")
    if not plain or plain in {"-", "--", "/", "—", "——"}:
        return When(None, fault=MISSING)
    if len(plain) > 40:
        return When(None, fault=UNREADABLE)
    if numeric or re.fullmatch(r"\d+\.0+", plain):
        plain = plain.removesuffix(".0") if re.fullmatch(r"\d+\.0+", plain) else plain
    serial = _serial(plain)
    if serial is not None:
        return serial
    notes = () if _PLAIN.fullmatch(plain) else (TIDIED,)
    if numeric and re.fullmatch(r"\d{4}\.1", plain):
        notes = (AMBIGUOUS_MONTH,)
    read = _by_form(_one_form(plain), as_of)
    return When(read.on, read.day_known, read.fault, (*read.notes, *notes)) if not read.fault else read


def _serial(plain: str) -> When | None:
    whole, _, part = plain.partition(".")
    if re.fullmatch(r"[0-9]{5}", whole) and (not part or part.isdigit()) and int(whole) in _SERIALS:
        return When(_EPOCH + timedelta(days=int(whole)), True, notes=(TIDIED,))
    return None


def _one_form(plain: str) -> str:
    """Bring all separators to one hyphen and Chinese numerals to digits: ``二〇一九年六月`` → ``2019-6``."""
    text = re.sub(r"[\s\u200b]+", " ", plain.lower())
    text = _TENS.sub(_ten, text).translate(_DIGITS)
    text = re.sub(r"(?<=\d)\s*(?:年|月|[./、,_·—–―~\\])\s*", "-", text)
    text = re.sub(r"(?:日|号|份|起|入会|参加工作|生|出-)+$", "", text).strip(" -")
    text = re.sub(r"-+", "-", text)
    return text if re.search(r"\d [0t]?\d*:", text) else re.sub(r"(?<=[a-z\d]) (?=[a-z\d])", "-", text)


def _ten(match: re.Match[str]) -> str:
    before, _, after = match.group().partition("十")
    tens, ones = before.translate(_DIGITS) or "1", after.translate(_DIGITS) or "0"
    return tens + ones


def _by_form(text: str, as_of: date) -> When:
    named = _NAMED.fullmatch(text)
    if named and named["n"] in _MONTHS:
        return _when(named["y"], str(_MONTHS.index(named["n"]) + 1), named["d"], as_of)
    for form in _FORMS:
        match = form.fullmatch(text)
        if match and match.group().isascii():
            parts = match.groupdict()
            return _when(parts["y"], parts.get("m"), parts.get("d"), as_of)
    return When(None, fault=UNREADABLE)


def _when(year_text: str, month_text: str | None, day_text: str | None, as_of: date) -> When:
    notes: tuple[str, ...] = ()
    year = int(year_text)
    if len(year_text) == 2:
        year += 2000 if year <= as_of.year % 100 else 1900
        notes = (SHORT_YEAR,)
    if not 1900 <= year <= 2199:
        return When(None, fault=UNREADABLE)
    if month_text is None:
        return When(date(year, 1, 1), False, notes=(YEAR_ONLY,))
    month, day = int(month_text), int(day_text or 1)
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return When(None, fault=UNREADABLE)
    return When(date(year, month, day), day_text is not None, notes=notes)
