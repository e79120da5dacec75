"""Money is an integer of fen (分); yuan exist only as text."""

from decimal import ROUND_HALF_UP, Decimal

Fen = int


def yuan_text(amount_fen: Fen) -> str:
    """Write fen the Chinese way.

    >>> yuan_text(300000), yuan_text(-5)
    ('¥3,000.00', '-¥0.05')
    """
    sign = "-" if amount_fen < 0 else ""
    whole, rest = divmod(abs(amount_fen), 100)
    return f"{sign}¥{whole:,}.{rest:02d}"


def fen_from_yuan(text: str) -> Fen:
    """Read yuan text into fen, half a fen upwards; raises ``decimal.InvalidOperation`` on anything else.

    >>> fen_from_yuan("4500"), fen_from_yuan("0.005")
    (450000, 1)
    """
    return int((Decimal(text) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
