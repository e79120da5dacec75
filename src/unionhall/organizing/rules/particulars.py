"""What the papers of an undertaking say besides its numbers: typed once, for all of them.

Each has a key, a title and a way to be typed; a ``pairs`` text has one line for each thing, its value after the last
space.
"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

LINE, TEXT, MONEY, DAY, PAIRS, COUNTS, SUMS = "line", "text", "money", "day", "pairs", "counts", "sums"
MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class Particular:
    """One thing that papers say; ``help`` says how it is typed."""

    key: str
    title: str
    kind: str = LINE
    help: str = ""
    most: int = 120


SECTIONS: dict[str, tuple[str, tuple[Particular, ...]]] = {
    "contact": (
        N_("Contact and signer"),
        (
            Particular("contact", N_("Contact person")),
            Particular("phone", N_("Telephone")),
            Particular("address", N_("Address")),
            Particular("postcode", N_("Postal code")),
            Particular("legal_representative", N_("Legal representative of the employer")),
            Particular("signer", N_("Who signs"), help=N_("Empty: the leader of the group, or the chair.")),
            Particular("reasons", N_("Reasons"), TEXT, most=1000),
            Particular("party_consent", N_("Opinion of the party organisation"), TEXT, most=400),
            Particular("copies", N_("Copies to")),
        ),
    ),
    "meeting": (
        N_("Meeting"),
        (
            Particular("place", N_("Place of the meeting")),
            Particular("time", N_("Time"), help=N_("As it is printed after the day, e.g. 上午9时.")),
            Particular("host", N_("Who presides")),
            Particular("recorder", N_("Who takes the minutes")),
            Particular("guests", N_("Guests")),
            Particular("attendance", N_("Present in the groups"), COUNTS, N_("One group and its number a line."), 4000),
            Particular("duties", N_("Duties of those elected"), PAIRS, N_("One name and duty a line."), 4000),
        ),
    ),
    "registration": (
        N_("Legal person, seal and account"),
        (
            Particular("funds", N_("Funds in yuan"), MONEY),
            Particular("funds_source", N_("Where the funds come from")),
            Particular("legal_id", N_("Identity number on the application"), help=N_("Empty: 见原件.")),
            Particular("agent", N_("Who goes there")),
            Particular("agent_id", N_("Identity number of who goes there"), help=N_("Empty: 见原件.")),
        ),
    ),
    "reports": (
        N_("Reports to the meeting"),
        (
            Particular("work", N_("Work report"), PAIRS, N_("One heading and its text a line."), 20_000),
            Particular("plans", N_("What is planned"), TEXT, N_("One thing a line."), 8000),
            Particular("books_from", N_("Books from"), DAY),
            Particular("books_to", N_("Books to"), DAY),
            Particular("opening", N_("Balance at the beginning, in yuan"), MONEY),
            Particular("income", N_("Income"), SUMS, N_("One item and its yuan a line."), 4000),
            Particular("spending", N_("Spending"), SUMS, N_("One item and its yuan a line."), 4000),
            Particular("auditor", N_("Who reports on the audit")),
            Particular("audit_opinion", N_("Opinion of the finance audit"), TEXT, most=1000),
        ),
    ),
}
BY_KEY = {one.key: one for _, parts in SECTIONS.values() for one in parts}


def check_particular(key: str, text: str) -> str:
    """Return the text as it is kept; refuses an unknown key, a text that is too long, and numbers that are none."""
    known = BY_KEY.get(key)
    if known is None:
        raise Refused("organizing.unknown_particular", N_("There is no such particular: {key}."), key=key[:40])
    kept = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    if len(kept) > known.most or kept.count("\n") >= MOST_LINES or (not kept.isprintable() and "\n" not in kept):
        raise Refused("organizing.particular_long", N_("{key}: at most {most} characters."), key=key, most=known.most)
    wrong = ""
    if known.kind == MONEY and kept and fen_of(kept) is None:
        wrong = kept
    if known.kind in {COUNTS, SUMS}:
        read = count_of if known.kind == COUNTS else fen_of
        wrong = next((line for line in kept.splitlines() if read(line.rpartition(" ")[2]) is None), "")
    if known.kind == PAIRS:
        wrong = next((line for line in kept.splitlines() if " " not in line), "")
    if wrong:
        raise Refused("organizing.particular_unclear", N_("This line cannot be read: {line}"), line=wrong[:60])
    return kept


def count_of(text: str) -> int | None:
    """Return a number of people, ``None`` when it is none.

    >>> count_of("38"), count_of("viele")
    (38, None)
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None


def fen_of(text: str) -> int | None:
    """Return yuan as fen, ``None`` when it is no amount of money.

    >>> fen_of("1200.5"), fen_of("1.005"), fen_of("-1")
    (120050, None, None)
    """
    try:
        fen = Decimal(text.replace(",", "")) * 100
    except InvalidOperation:
        return None
    return int(fen) if fen.is_finite() and 0 <= fen < 10**15 and fen == fen.to_integral_value() else None


def pairs_of(text: str, *, last: bool = False) -> list[tuple[str, str]]:
    """Return what stands before and after the first space of each line (``last``: the last space).

    >>> pairs_of("王建国 主持全面 工作"), pairs_of("会费 留成 12", last=True)
    ([('王建国', '主持全面 工作')], [('会费 留成', '12')])
    """
    found = []
    for line in text.splitlines():
        before, _, after = line.rpartition(" ") if last else line.partition(" ")
        if before.strip() and after.strip():
            found.append((before.strip(), after.strip()))
    return found
