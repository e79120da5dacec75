"""Mobile numbers of mainland China as people write them, and their mask."""

import re
import unicodedata
from dataclasses import dataclass

MISSING, SHORT, FORM, LANDLINE, ROUNDED = (
    "phone_missing",
    "phone_short",
    "phone_form",
    "phone_landline",
    "phone_rounded",
)
SECOND = "phone_second"

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"(?:0[1-9][0-9]{1,2})?[2-8][0-9]{6,7}")
_NOISE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\-‐–—−―.()'\u2018\u2019]+")
_ROUNDED = re.compile(r"[0-9.]+E\+?[0-9]+", re.IGNORECASE)
_SEPARATORS = re.compile(r"[/,;、|\n]|\s{2,}")


@dataclass(frozen=True, slots=True)
class Phone:
    """``number`` has eleven digits, or is empty with ``fault`` saying why; ``notes`` are worth saying."""

    number: str
    fault: str = ""
    notes: tuple[str, ...] = ()


def read_phone(text: str) -> Phone:
    """Read one mobile number.

    >>> read_phone("+86 139-4912-5560").number, read_phone("187394813").fault, read_phone("0416-3822918").fault
    ('13949125560', 'phone_short', 'phone_landline')
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return Phone("", MISSING)
    if _ROUNDED.fullmatch(plain):
        return Phone("", ROUNDED)
    parts = [part for part in (_one(piece) for piece in _SEPARATORS.split(plain)) if _MOBILE.fullmatch(part)]
    whole = _one(plain)
    if _MOBILE.fullmatch(whole):
        return Phone(whole)
    if parts:
        return Phone(parts[0], notes=(SECOND,))
    if _LANDLINE.fullmatch(whole):
        return Phone("", LANDLINE)
    digits = whole.isascii() and whole.isdigit()
    return Phone("", SHORT if digits and len(whole) != 11 else FORM)


def _one(text: str) -> str:
    digits = _NOISE.sub("", text)
    if digits.startswith(("+86", "0086")):
        digits = digits.removeprefix("+86").removeprefix("0086")
    elif len(digits) == 13 and digits.startswith("86"):
        digits = digits[2:]
    return digits[1:] if len(digits) == 12 and digits.startswith("01") else digits


def mask_phone(number: str) -> str:
    """Return the number as lists show it.

    >>> mask_phone("13949125560")
    '139****5560'
    """
    return number[:3] + "****" + number[-4:] if len(number) == 11 else "*" * len(number)
