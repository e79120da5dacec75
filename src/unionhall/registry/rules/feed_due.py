"""Why a record waits to be sent to a receiving system, if it does."""

from unionhall.kernel.text import N_
from unionhall.registry.rules.feed import must_send
from unionhall.registry.rules.feed_words import REJECTED, UNREADY

NEW, CORRECTED, MENDED, INCOMPLETE = "new", "corrected", "mended", "incomplete"
DUE_WORDS = {
    NEW: N_("New there"),
    CORRECTED: N_("Corrected since it was sent"),
    MENDED: N_("Rejected, corrected since"),
    INCOMPLETE: N_("Incomplete, stays here"),
}
GOES_OUT = (NEW, CORRECTED, MENDED)


def why_due(*, state: str, sent_hash: bytes, now_hash: bytes, incomplete: bool) -> str:
    """Say why a record waits; empty: the system holds it as it is, or has not answered yet.

    >>> why_due(state="rejected", sent_hash=b"a", now_hash=b"b", incomplete=False)
    'mended'
    """
    if incomplete:
        return INCOMPLETE
    known = b"" if state == UNREADY else sent_hash
    if not must_send(state=state, sent_hash=known, now_hash=now_hash, resend=False):
        return ""
    if not known:
        return NEW
    return MENDED if state == REJECTED else CORRECTED
