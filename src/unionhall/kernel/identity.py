"""Personal numbers: the resident card and its kin (GB 11643), permits, passports; how they are read and masked.

Checksum and calendar decide. The region code is that of the place of registration, so it may be younger than its
bearer; only a code in no edition of GB/T 2260 earns a note. Nothing here needs a clock, a list of people or a database.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from unionhall.kernel.region_codes import region_codes
from unionhall.kernel.text import N_

RESIDENT, RESIDENCE_PERMIT, FOREIGN, FOREIGN_OLD = "resident", "residence_permit", "foreign", "foreign_old"
HOME_RETURN, TAIWAN, PASSPORT, MILITARY = "home_return", "taiwan", "passport", "military"
ID_TYPES = {
    RESIDENT: N_("Resident identity card"),
    RESIDENCE_PERMIT: N_("Residence permit for Hong Kong, Macao and Taiwan residents"),
    FOREIGN: N_("Foreign permanent resident identity card (2023)"),
    FOREIGN_OLD: N_("Foreign permanent resident card (2017 and before)"),
    HOME_RETURN: N_("Mainland travel permit for Hong Kong and Macao residents"),
    TAIWAN: N_("Mainland travel permit for Taiwan residents"),
    PASSPORT: N_("Passport"),
    MILITARY: N_("Military card"),
}

# Faults: the number cannot be taken.
MISSING, LENGTH, FORM, CHECKSUM, BIRTH = "id_missing", "id_length", "id_form", "bad_checksum", "bad_birth_in_id"
# Notes: the number is taken, and this is worth saying.
OLD_15, REGION_UNKNOWN, NEEDS_REVIEW = "old_15", "region_unknown", "needs_review"

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643, MOD 11-2
_REMAINDERS = "10X98765432"
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]+")
_EIGHTEEN = re.compile(r"[1-9][0-9]{16}[0-9X]")
_FREE_FORMS = {
    FOREIGN_OLD: re.compile(r"[A-Z]{3}[0-9]{12}"),
    HOME_RETURN: re.compile(r"[HM](?:[0-9]{8}|[0-9]{10})"),
    TAIWAN: re.compile(r"[0-9]{8}(?:[0-9]{2}(?:[A-Z0-9])?)?"),
    PASSPORT: re.compile(r"[A-Z0-9]{6,17}"),
    MILITARY: re.compile(r"[\u4e00-\u9fff]{0,3}(?:字第?)?[0-9A-Z]{6,12}号?"),
}
_GUESSED = (
    (FOREIGN_OLD, _FREE_FORMS[FOREIGN_OLD]),
    (HOME_RETURN, _FREE_FORMS[HOME_RETURN]),
    (PASSPORT, re.compile(r"[A-Z]{1,2}[0-9]{7,8}")),
)


@dataclass(frozen=True, slots=True)
class Identity:
    """A number that can be taken. ``birth_on``, ``sex`` (M, F) and ``region`` are what it says itself, else empty."""

    type: str
    number: str
    birth_on: date | None = None
    sex: str = ""
    region: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IdentityFault:
    """A number that cannot be taken, and why (one of the fault codes of this file)."""

    code: str


def tidy_number(text: str) -> str:
    """Return the number as it should have been typed: half width, no blanks, hyphens or leading apostrophe, X large.

    >>> tidy_number("\\u2019２１０７８２ 19900101-001x")
    '21078219900101001X'
    """
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).upper()
    return plain.strip("='`\"\u2018\u2019\u201c\u201d").translate(_LOOKALIKES)


_LOOKALIKES = str.maketrans({"×": "X", "Х": "X", "Χ": "X", "-": "", "—": "", "–": "", "−": "", "‐": "", "―": ""})


def check_char(first17: str) -> str:
    """Return the check character of 17 digits (GB 11643, ISO 7064 MOD 11-2).

    >>> check_char("21078219900101001")
    'X'
    """
    return _REMAINDERS[sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True)) % 11]


def upgrade_15(number: str) -> str:
    """Return the 18-digit form of a number of the first generation: its bearers were all born in 19xx."""
    body = number[:6] + "19" + number[6:]
    return body + check_char(body)


def read_identity(text: str, id_type: str = "") -> Identity | IdentityFault:
    """Read a number as somebody typed it; ``id_type`` when a column names it, else its form tells.

    >>> read_identity("210782199001010028").sex
    'F'
    >>> read_identity("210782199002310015")
    IdentityFault(code='bad_birth_in_id')
    """
    number = tidy_number(text)
    if not number:
        return IdentityFault(MISSING)
    if id_type in _FREE_FORMS:
        return _free_form(number, id_type)
    if len(number) == 15 and number.isascii() and number.isdigit():
        return _old(number)
    if _EIGHTEEN.fullmatch(number):
        return _eighteen(number)
    if id_type in {"", FOREIGN}:
        for guessed, form in _GUESSED:
            if form.fullmatch(number):
                return _free_form(number, guessed)
    digits_only = number.isascii() and re.fullmatch(r"[0-9]+X?", number) is not None
    return IdentityFault(LENGTH if digits_only and len(number) != 18 else FORM)


def _free_form(number: str, id_type: str) -> Identity | IdentityFault:
    if not _FREE_FORMS[id_type].fullmatch(number):
        return IdentityFault(FORM)
    # A card of 2017 and before is still valid and has a fixed form; the others want a look at the paper.
    return Identity(id_type, number, notes=() if id_type == FOREIGN_OLD else (NEEDS_REVIEW,))


def _old(number: str) -> Identity | IdentityFault:
    if _birth("19" + number[6:12]) is None:
        return IdentityFault(BIRTH)
    read = _eighteen(upgrade_15(number))
    if isinstance(read, IdentityFault):
        return read
    return Identity(read.type, read.number, read.birth_on, read.sex, read.region, (OLD_15, *read.notes))


def _eighteen(number: str) -> Identity | IdentityFault:
    birth_on = _birth(number[6:14])
    if birth_on is None:
        return IdentityFault(BIRTH)
    if check_char(number[:17]) != number[17]:
        return IdentityFault(CHECKSUM)
    sex = "M" if int(number[16]) % 2 else "F"
    kind = card_type(number)
    region = number[:6] if kind == RESIDENT else ""
    notes = (REGION_UNKNOWN,) if not region_known(number) else ()
    return Identity(kind, number, birth_on, sex, region, notes)


def card_type(number: str) -> str:
    """Return the type of card that an 18-character number stands on."""
    if number[0] == "9":
        return FOREIGN
    return RESIDENCE_PERMIT if number[:6] in {"810000", "820000", "830000"} else RESIDENT


def region_known(number: str) -> bool:
    """Tell whether some edition of GB/T 2260 holds the number's region; foreign cards carry a country instead."""
    return number[0] == "9" or number[:6] in region_codes() or number[:6] == "830000"


def _birth(digits: str) -> date | None:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
    return day if day.year >= 1900 else None  # the oldest cards were issued from 1984


def age_on(birth_on: date, day: date) -> int:
    """Return full years of age on ``day``; 16 is reached on the birthday itself.

    >>> age_on(date(2010, 5, 1), date(2026, 5, 1))
    16
    """
    return day.year - birth_on.year - ((day.month, day.day) < (birth_on.month, birth_on.day))


def mask_number(number: str) -> str:
    """Return the number as lists show it.

    >>> mask_number("21078219900101001X"), mask_number("E12345678")
    ('210782********001X', 'E1*****78')
    """
    if len(number) >= 15:
        return number[:6] + "*" * (len(number) - 10) + number[-4:]
    shown = 2 if len(number) >= 8 else 1
    return number[:shown] + "*" * (len(number) - 2 * shown) + number[-shown:] if len(number) > 2 else "*" * len(number)
