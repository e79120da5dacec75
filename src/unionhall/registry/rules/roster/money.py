"""Monthly wages as rosters write them, into fen."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MISSING, UNREADABLE, TIDIED = "missing", "unreadable", "money_tidied"
_FORM = re.compile(
    r"(?:¥|￥|rmb|cny|人民币)?(?P<n>\d{1,9}(?:\.\d{1,6})?)(?P<u>千|k|万|w)?(?:元|圆|yuan)?(?:整)?(?:/月|每月)?"
)
_THOUSANDS = re.compile(r"(?<=\d)[,'](?=\d{3}(?:\D|$))")
_UNITS = {None: 1, "千": 1000, "k": 1000, "万": 10000, "w": 10000}
_MOST_FEN = 100_000_000_00  # a monthly wage above a hundred million yuan is a slip of the pen


@dataclass(frozen=True, slots=True)
class Amount:
    """``fen``, or ``None`` with ``fault``; ``tidied`` when the form was not a plain number."""

    fen: int | None
    fault: str = ""
    tidied: bool = False


def read_amount(text: str) -> Amount:
    """Read yuan into fen, half a fen upwards.

    >>> [read_amount(text).fen for text in ("4500", "4,500元", "4.5千", "0.45万", "面议")]
    [450000, 450000, 450000, 450000, None]
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()
    if not plain or plain in {"-", "--", "/", "—", "无"}:
        return Amount(None, MISSING)
    match = _FORM.fullmatch(_THOUSANDS.sub("", plain)) if plain.isascii() or len(plain) < 40 else None
    if match is None or not match["n"].isascii():
        return Amount(None, UNREADABLE)
    fen = (Decimal(match["n"]) * _UNITS[match["u"]] * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    if fen > _MOST_FEN:
        return Amount(None, UNREADABLE)
    return Amount(int(fen), tidied=re.fullmatch(r"\d+(?:\.\d{1,2})?", plain) is None)
