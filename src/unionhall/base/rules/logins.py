"""What a user name and a mobile number look like; a user name never looks like a number, for both log in."""

import re
import unicodedata

from unionhall.kernel.errors import Refused
from unionhall.kernel.phone import read_phone
from unionhall.kernel.text import N_

_USERNAME = re.compile(r"[a-z0-9\u4e00-\u9fff][a-z0-9\u4e00-\u9fff._-]{2,59}")
# Mobile numbers of mainland China: 11 digits from 13x to 19x (工信部《电信网编号计划》).
_MOBILE = re.compile(r"1[3-9][0-9]{9}")


def username_of(text: str) -> str:
    """Return the user name as it is kept: full-width letters narrowed, lower case.

    >>> username_of(" Li.Na ")
    'li.na'
    """
    name = unicodedata.normalize("NFKC", text).strip().lower()
    if not _USERNAME.fullmatch(name) or _MOBILE.fullmatch(name):
        raise Refused(
            "base.username_form",
            N_(
                "A user name has 3 to 60 letters, digits or Chinese characters, also . _ and - inside, "
                "and is not a phone number."
            ),
            where="username",
        )
    return name


def phone_or_none(text: str) -> str | None:
    """Return the eleven digits of a mobile number, or ``None`` when it is not one.

    >>> phone_or_none("+86 138-0013-8000"), phone_or_none("0931 1234567")
    ('13800138000', None)
    """
    read = read_phone(text)
    return read.number if read.number and not read.notes else None


def phone_of(text: str) -> str:
    """Return the eleven digits of a mobile number; refuse anything else without repeating it."""
    digits = phone_or_none(text)
    if digits is None:
        raise Refused("base.phone_form", N_("A mobile number has 11 digits and begins with 13 to 19."), where="phone")
    return digits


def login_of(text: str) -> str:
    """Return what was typed at the log-in door in the form that names are kept in.

    >>> login_of(" Ｌi.Na "), login_of("+86 13800138000")
    ('li.na', '13800138000')
    """
    return phone_or_none(text) or unicodedata.normalize("NFKC", text).strip().lower()
