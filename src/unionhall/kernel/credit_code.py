"""Unified social credit codes (统一社会信用代码, GB 32100), every registering authority; organisation codes inside.

A union's own code begins with 81 (grassroots union) or 89 (other union), an enterprise's with 91, an individual
business's with 92, a co-operative's with 93, an institution's with 12, a social organisation's with 51.
"""

import re
import unicodedata
from dataclasses import dataclass

MISSING, FORM, CHECKSUM = "uscc_missing", "uscc_form", "uscc_checksum"
ORG_CODE = "org_code_checksum"  # a note: GB 11714 inside does not add up, the code as a whole does

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I O Z S V (GB 32100)
_VALUES = {char: value for value, char in enumerate(_ALPHABET)}
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)  # GB 11714
# Authorities: 1 to 9, A (army), N (rural collectives), Y (other).
_SHAPE = re.compile(rf"[1-9ANY][{_ALPHABET}][0-9]{{6}}[{_ALPHABET}]{{10}}")


@dataclass(frozen=True, slots=True)
class CreditCode:
    """What was read: ``code`` tidied; ``fault`` empty when it holds; ``notes`` are worth saying."""

    code: str
    fault: str = ""
    notes: tuple[str, ...] = ()

    @property
    def is_union(self) -> bool:
        return self.code[:2] in {"81", "89"}


def check_char(first17: str) -> str:
    """Return the check character (GB 32100, mod 31).

    >>> check_char("81210700MC0123450")
    '5'
    """
    total = sum(_VALUES[char] * weight for char, weight in zip(first17, _WEIGHTS, strict=True))
    return _ALPHABET[(31 - total % 31) % 31]


def org_check_char(first8: str) -> str:
    """Return the check character of an organisation code (GB 11714, mod 11)."""
    total = sum(int(char, 36) * weight for char, weight in zip(first8, _ORG_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def read_credit_code(text: str) -> CreditCode:
    """Read a code as somebody typed it.

    >>> read_credit_code("n2210782mc0123450c").fault, read_credit_code("91210782MC0123450X").fault
    ('', 'uscc_checksum')
    """
    code = re.sub(r"[\s\-]+", "", unicodedata.normalize("NFKC", text)).upper()
    if not code:
        return CreditCode("", MISSING)
    if not _SHAPE.fullmatch(code):
        return CreditCode(code, FORM)
    if check_char(code[:17]) != code[17]:
        return CreditCode(code, CHECKSUM)
    return CreditCode(code, notes=() if org_check_char(code[8:16]) == code[16] else (ORG_CODE,))
