"""Does a recomputed figure agree with what the page published?"""

from decimal import Decimal
from fractions import Fraction

Number = int | Decimal | Fraction
Value = Number | str


def agrees(op: str, published: Value | list[Number], computed: Value) -> bool:
    """Tell whether ``computed`` stands to ``published`` as ``op`` says; exact, never in floats.

    ``eq`` equal, ``ge`` at least, ``range`` low <= value < high.

    >>> agrees("eq", 5, 5), agrees("ge", Decimal("0.95"), Fraction(19, 20)), agrees("range", [501, 600], 600)
    (True, True, False)
    """
    if op == "range":
        assert isinstance(published, list), "a range has two ends"
        assert not isinstance(computed, str), "a range compares numbers"
        low, high = published
        return Fraction(low) <= Fraction(computed) < Fraction(high)
    if isinstance(published, str) or isinstance(computed, str):
        assert op == "eq", "words are compared for equality only"
        return str(published) == str(computed)
    assert not isinstance(published, list), f"{op} compares with one value"
    if op == "eq":
        return Fraction(published) == Fraction(computed)
    assert op == "ge", f"unknown op {op}"
    return Fraction(computed) >= Fraction(published)


def yearly_growth(first: int, last: int, years: int) -> Fraction | None:
    """Return the compound yearly growth from ``first`` to ``last`` over ``years``, exact to four decimals.

    The page says 年均增长: the rate that, applied every year, leads from the first value to the last.
    ``None`` when the first value is not positive.

    >>> yearly_growth(64, 125, 3)
    Fraction(1, 4)
    """
    if first <= 0 or last < 0 or years <= 0:
        return None
    # The largest n with (n / 10^4)^years <= last / first, found in integers, then rounded to the nearer neighbour.
    scale = 10**4
    low, high = 0, scale * (last // first + 2)
    while low < high:
        middle = (low + high + 1) // 2
        if middle**years * first <= last * scale**years:
            low = middle
        else:
            high = middle - 1
    if (2 * low + 1) ** years * first <= last * (2 * scale) ** years:
        low += 1
    return Fraction(low, scale) - 1
