"""When a log-in closes for a while after failures: five in a day's run close it for a quarter of an hour.

The same rule runs for names that nobody has, so that the answer never tells whether an account exists.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

# 等保 2.0 (GB/T 22239-2019 §8.1.4.1 b) asks for an end of failed log-ins; the numbers are ours.
FAILURES = 5
CLOSED_FOR = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Tries:
    """Failed log-ins in a row, when the last one was, and until when the log-in is closed."""

    failures: int = 0
    failed_at: datetime | None = None
    locked_until: datetime | None = None

    def closed(self, now: datetime) -> bool:
        """Tell whether even the right password is refused at ``now``."""
        return self.locked_until is not None and now < self.locked_until


def after_failure(tries: Tries, now: datetime) -> Tries:
    """Count one failure; every fifth closes the log-in. What fails while it is closed counts no further."""
    if tries.closed(now):
        return tries
    forgotten = tries.failed_at is None or now - tries.failed_at > FORGOTTEN_AFTER
    failures = 1 if forgotten else tries.failures + 1
    until = now + CLOSED_FOR if failures % FAILURES == 0 else None
    return Tries(failures=failures, failed_at=now, locked_until=until)
