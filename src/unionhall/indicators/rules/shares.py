"""A share is an exact fraction or nothing at all."""

from fractions import Fraction


def share(numerator: int, denominator: int) -> Fraction | None:
    """Return the exact share; ``None`` when there is nothing to divide by, which prints "—" and never 100 %.

    >>> share(12, 23), share(0, 0)
    (Fraction(12, 23), None)
    """
    return Fraction(numerator, denominator) if denominator else None


def percent_text(numerator: int, denominator: int, places: int = 2) -> str:
    """Write a share in per cent, half upwards, out of whole numbers only.

    >>> percent_text(12, 23), percent_text(23, 23), percent_text(0, 0), percent_text(1, 3, 0)
    ('52.17 %', '100.00 %', '—', '33 %')
    """
    if not denominator:
        return "—"
    scale = 10**places
    scaled = (2 * 100 * scale * numerator + denominator) // (2 * denominator)
    whole, rest = divmod(scaled, scale)
    return f"{whole}.{rest:0{places}d} %" if places else f"{whole} %"
