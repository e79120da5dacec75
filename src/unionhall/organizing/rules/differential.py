"""More candidates than seats (差额选举): the least number of candidates, exact."""

from fractions import Fraction

from unionhall.kernel.text import N_, Sentence


def least_candidates(seats: int, surplus: Fraction) -> int:
    """Return the least number of candidates when the list must be longer than the seats by ``surplus``, rounded up.

    >>> least_candidates(7, Fraction(5, 100)), least_candidates(21, Fraction(5, 100))
    (8, 23)
    """
    assert seats >= 0 <= surplus, "neither seats nor the surplus can be negative"
    return -(-seats * (surplus.denominator + surplus.numerator) // surplus.denominator)


def differential_sentence(candidates: int, seats: int, surplus: Fraction) -> Sentence:
    """Say the arithmetic: how many stand, how many must."""
    return Sentence(
        N_("{candidates} candidates for {seats} seats; at least {least} are needed ({percent} % more, rounded up)."),
        {
            "candidates": candidates,
            "seats": seats,
            "least": least_candidates(seats, surplus),
            "percent": percent(surplus),
        },
    )


def percent(share: Fraction) -> str:
    """Write a share in per cent without a float.

    >>> percent(Fraction(5, 100)), percent(Fraction(1, 8))
    ('5', '12.5')
    """
    whole, rest = divmod(share * 100, 1)
    if not rest:
        return str(whole)
    tenths = round(rest * 10)
    return f"{whole}.{tenths}" if tenths < 10 else str(whole + 1)
