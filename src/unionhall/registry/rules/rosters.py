"""The life of an uploaded roster: uploaded, judged, imported (perhaps in several goes), undone, archived."""

from datetime import timedelta

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.rules.kinds import HOLDS_MEMBERS
from unionhall.registry.rules.roster.reasons import REASONS

UPLOADED, STAGED, COMMITTED, UNDONE, ARCHIVED = "uploaded", "staged", "committed", "undone", "archived"
ROWS_KEPT = timedelta(days=180)  # our own measure: long enough for an undo, no longer than somebody still asks
BATCH_STATES = {
    UPLOADED: N_("Uploaded"),
    STAGED: N_("Checked"),
    COMMITTED: N_("Imported"),
    UNDONE: N_("Undone"),
    ARCHIVED: N_("Archived"),
}
# What became of a row that was to go in and did not.
ALREADY, ELSEWHERE = "already", "elsewhere"
OUTCOMES = {
    ALREADY: N_("Was a member here already"),
    ELSEWHERE: N_("Is a member of another union"),
}


def check_may_hold(kind: str, *, closed: bool) -> None:
    """Refuse a roster for an organisation that has no members of its own."""
    if kind not in HOLDS_MEMBERS or closed:
        raise Refused(
            "registry.roster_no_members",
            N_("This organisation has no members of its own. Choose the union whose members the roster lists."),
        )


def check_state(state: str, *allowed: str) -> None:
    """Refuse an action that the batch's state does not allow."""
    if state not in allowed:
        raise Refused(
            "registry.roster_state",
            N_("The roster is in the state “{state}”, where this cannot be done. Look at its page again."),
            state=BATCH_STATES[state],
        )


def written_reasons(found: list[tuple[str, str]], most: int = 500) -> str:
    """Write reasons as one text, each once, what weighs most first; what does not fit is left out.

    >>> written_reasons([("date_tidied", "joined"), ("under_16", "id_number")])
    'under_16@id_number date_tidied@joined'
    """
    ordered = sorted(set(found), key=lambda reason: (-REASONS[reason[0]].severity, *reason))
    text = ""
    for code, about in ordered:
        longer = f"{text} {code}@{about}".strip()
        if len(longer) > most:
            break
        text = longer
    return text


def read_reasons(text: str) -> list[tuple[str, str]]:
    """Read reasons back, as (code, field) pairs."""
    return [(code, about) for code, _, about in (word.partition("@") for word in text.split())]


def tickable(text: str) -> bool:
    """Tell whether a person's tick may let a row with these reasons in."""
    return all(REASONS[code].tickable and REASONS[code].severity < 2 for code, _ in read_reasons(text))
