"""Spans of days. Both ends count (民法典 art. 1259: 以上、以内 include the number); an open end is ``None``."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """From ``from_on`` to ``to_on``, both days included; ``to_on`` ``None`` means "still running"."""

    from_on: date
    to_on: date | None = None

    def __post_init__(self) -> None:
        assert self.to_on is None or self.from_on <= self.to_on, "a span may not end before it begins"

    def __contains__(self, day: date) -> bool:
        """Tell whether ``day`` lies in the span.

        >>> date(2023, 12, 31) in Span(date(2020, 6, 1), date(2023, 12, 31))
        True
        """
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a day."""
        starts_before_end = other.to_on is None or self.from_on <= other.to_on
        ends_after_start = self.to_on is None or other.from_on <= self.to_on
        return starts_before_end and ends_after_start
