"""Shares of a whole, exactly: quorums and majorities as integers, never floats.

Civil Code art. 1259: 以上 includes the number, 过半 and 超过 exclude it. So 三分之二以上 is ``3x >= 2n``, 过半数 is
``2x > n`` and 半数以上 is ``2x >= n``; the last two differ whenever the whole is even.
"""

from dataclasses import dataclass
from fractions import Fraction

QUORUM = Fraction(2, 3)
HALF = Fraction(1, 2)

# What a share is taken of: 全体, 应到会, 到会, 有效票, 发出票.
ALL, DUE, PRESENT, VALID, ISSUED = "all", "due", "present", "valid", "issued"
BASES = (ALL, DUE, PRESENT, VALID, ISSUED)

AT_LEAST, MORE_THAN = "at_least", "more_than"
COMPARATORS = (AT_LEAST, MORE_THAN)


@dataclass(frozen=True, slots=True)
class Majority:
    """A share of a base that must be reached (``inclusive``) or passed.

    >>> Majority(HALF, inclusive=False, base=ALL).least(30), Majority(HALF, inclusive=True, base=ALL).least(30)
    (16, 15)
    """

    share: Fraction
    inclusive: bool
    base: str

    def reached(self, part: int, whole: int) -> bool:
        """Tell whether ``part`` of ``whole`` is enough."""
        return reaches(part, whole, self.share, inclusive=self.inclusive)

    def least(self, whole: int) -> int:
        """Return the smallest part that is enough."""
        return least(whole, self.share, inclusive=self.inclusive)


def reaches(part: int, whole: int, share: Fraction, inclusive: bool) -> bool:
    """Tell whether ``part`` of ``whole`` is at least (``inclusive``) or more than ``share``.

    >>> reaches(66, 100, QUORUM, True), reaches(67, 100, QUORUM, True)
    (False, True)
    """
    assert whole >= 0 <= part, "people and ballots are counted from zero"
    left, right = part * share.denominator, whole * share.numerator
    return left >= right if inclusive else left > right


def least(whole: int, share: Fraction, inclusive: bool) -> int:
    """Return the smallest integer part of ``whole`` that ``reaches`` accepts.

    >>> least(9, QUORUM, True), least(9, HALF, False), least(10, HALF, True)
    (6, 5, 5)
    """
    assert whole >= 0, "people and ballots are counted from zero"
    product = whole * share.numerator
    if inclusive:
        return -(-product // share.denominator)
    return product // share.denominator + 1
