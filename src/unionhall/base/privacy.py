"""Keeps numbers that name a person (ID, phone, bank card) out of logs and errors.

Any run of eleven or more digits, half- or full-width, also with single blanks or hyphens between them, goes: that is
every mobile phone, ID number (15 digits, or 17 and a check character) and bank card. A shorter number stays.
"""

import re
from collections.abc import Mapping
from typing import Any

REMOVED = "[removed]"
# Full-width digits, letters, blank and hyphens too: people type them, and \\d matches every script's digits.
_RUN = re.compile(r"\d(?:[ \u3000\u00a0\-‐‑‒–—\uff0d]?\d){10,}(?:[ \-]?[xX\uff38\uff58](?![A-Za-z]))?")


def scrub(text: str) -> str:
    """Remove digit runs long enough to name a person.

    >>> scrub("phone 13800000000, row 12"), scrub("on 2026-11-22 at 16:19")
    ('phone [removed], row 12', 'on 2026-11-22 at 16:19')
    """
    return _RUN.sub(REMOVED, text)


def scrub_any(value: Any) -> Any:
    """Remove such runs from text, numbers and whatever holds them."""
    if isinstance(value, Mapping):
        return {scrub_any(name): scrub_any(held) for name, held in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [scrub_any(held) for held in value]
    if isinstance(value, bytes):
        return scrub(value.decode("utf-8", "replace"))
    if value is None or isinstance(value, bool | int | float):
        return REMOVED if abs(value or 0) >= 10**10 else value
    return scrub(str(value))
