"""A record of ours as a row of a receiving system, and what its return file says: nothing is typed twice."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Protocol

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.rules.feed_words import (
    ACCEPTED,
    FEED_FORMATS,
    FEED_SUBJECTS,
    MEMBERS,
    ORGANISATIONS,
    REJECTED,
    SENT,
)

MEMBER_FIELDS = (
    "reference",
    "name",
    "id_type",
    "id_number",
    "phone",
    "sex",
    "birth_on",
    "ethnicity",
    "political_status",
    "education",
    "household_region",
    "union_code",
    "union_name",
    "union_uscc",
    "group_name",
    "status",
    "joined_on",
    "from_on",
    "to_on",
    "member_number",
    "job_title",
    "employment_form",
    "skill_level",
    "worked_since",
    "confirmed",
)
ORGANISATION_FIELDS = (
    "reference",
    "code",
    "name",
    "short_name",
    "kind",
    "uscc",
    "region_code",
    "address",
    "founded_on",
    "closed_on",
    "term_ends_on",
    "above_code",
    "above_name",
)
FIELDS = {MEMBERS: MEMBER_FIELDS, ORGANISATIONS: ORGANISATION_FIELDS}
MOST_COLUMNS = 80
MOST_CODES = 2_000
HEADER_WITHIN = 20  # a return file may carry title rows above its headings


class Sheet(Protocol):
    """A file in the making; the gateway knows its format."""

    def add(self, values: Sequence[str]) -> None:
        """Append one row."""

    def close(self) -> bytes:
        """Finish the file and return it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: ``field`` of ours under their ``heading``, through ``transform`` and ``code_list``."""

    heading: str
    field: str
    transform: str = ""
    code_list: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDescription:
    """A receiving system as its office describes it; ``codes`` maps (list, ours) to theirs."""

    code: str
    name: str
    subject: str
    file_format: str
    source: str
    columns: tuple[Column, ...]
    codes: Mapping[tuple[str, str], str]
    return_key: str
    return_verdict: str
    return_reason: str = ""
    accepted_words: tuple[str, ...] = ("成功", "通过", "已入库")
    verified: bool = False


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _as_day(form: str) -> Callable[[object], str]:
    return lambda value: value.strftime(form) if isinstance(value, date) else ""


def _yuan(value: object) -> str:
    return f"{value // 100}.{value % 100:02d}" if isinstance(value, int) else ""


TRANSFORMS: dict[str, Callable[[object], str]] = {
    "": _text,
    "day": _as_day("%Y-%m-%d"),
    "day_compact": _as_day("%Y%m%d"),
    "month": _as_day("%Y-%m"),
    "month_compact": _as_day("%Y%m"),
    "year": _as_day("%Y"),
    "yes_no": lambda value: "是" if value else "否",
    "yuan": _yuan,
    "upper": lambda value: _text(value).upper(),
}


@dataclass(frozen=True, slots=True)
class FeedRow:
    """The values under their headings; ``open`` names what keeps the row from being sent."""

    values: tuple[str, ...]
    open: tuple[str, ...]


def feed_row(record: Mapping[str, object], columns: Sequence[Column], codes: Mapping[tuple[str, str], str]) -> FeedRow:
    """Bring one record into the system's form; unknown codes and empty required cells keep it back, with reasons."""
    values, missing = [], []
    for column in columns:
        value = TRANSFORMS[column.transform](record.get(column.field))
        if column.code_list and value:
            theirs = codes.get((column.code_list, value))
            if theirs is None:
                missing.append(f"{column.heading}: {value}?")
            value = theirs or ""
        elif column.required and not value:
            missing.append(column.heading)
        values.append(value)
    return FeedRow(tuple(values), tuple(missing))


def must_send(*, state: str, sent_hash: bytes, now_hash: bytes, resend: bool) -> bool:
    """Tell whether a complete row goes out: it is new, looks different from what was sent, or was never answered."""
    return not sent_hash or sent_hash != now_hash or (resend and state == SENT)


def check_description(feed: FeedDescription) -> None:
    """Refuse a description that cannot be carried out."""
    if feed.subject not in FEED_SUBJECTS or feed.file_format not in FEED_FORMATS:
        raise Refused("registry.feed_unknown", N_("{name}: subject or file format is unknown."), name=feed.name)
    if not feed.source.strip():
        raise Refused(
            "registry.feed_without_source", N_("{name}: name the notice or manual it follows."), name=feed.name
        )
    if not 0 < len(feed.columns) <= MOST_COLUMNS or len(feed.codes) > MOST_CODES:
        raise Refused(
            "registry.feed_size", N_("{name}: 1 to {most} columns are taken."), name=feed.name, most=MOST_COLUMNS
        )
    headings = [column.heading for column in feed.columns]
    if len(set(headings)) < len(headings):
        raise Refused("registry.feed_heading_twice", N_("{name}: a heading stands twice."), name=feed.name)
    lists = {code_list for code_list, _ in feed.codes}
    for column in feed.columns:
        if column.field not in FIELDS[feed.subject] or column.transform not in TRANSFORMS:
            raise Refused(
                "registry.feed_column", N_("Column {heading}: field or form is unknown."), heading=column.heading
            )
        if column.code_list and column.code_list not in lists:
            raise Refused(
                "registry.feed_list", N_("Column {heading}: its code list has no codes."), heading=column.heading
            )
    keys = [column.heading for column in feed.columns if column.field == "reference"]
    if feed.return_key not in keys:
        raise Refused(
            "registry.feed_reference",
            N_("{name}: the return file needs our reference; give it a column and name that column as the key."),
            name=feed.name,
        )


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """What a receiving system says of one record."""

    reference: str
    accepted: bool
    reason: str = ""


def read_return(table: Iterable[Sequence[str]], feed: FeedDescription) -> list[ReturnRow]:
    """Read a return file's cells; its heading row is found by our key and their verdict."""
    rows = iter(table)
    headings: list[str] = []
    for row in islice(rows, HEADER_WITHIN):
        cells = [cell.strip() for cell in row]
        if feed.return_key in cells and feed.return_verdict in cells:
            headings = cells
            break
    if not headings:
        raise Refused(
            "registry.return_headings",
            N_("No row has the headings {key} and {verdict}. Is this the return file of {name}?"),
            key=feed.return_key,
            verdict=feed.return_verdict,
            name=feed.name,
        )
    key, verdict = headings.index(feed.return_key), headings.index(feed.return_verdict)
    why = headings.index(feed.return_reason) if feed.return_reason in headings else None
    answers = []
    for row in rows:
        cells = [*row, *[""] * (len(headings) - len(row))]
        if cells[key].strip():
            accepted = cells[verdict].strip() in feed.accepted_words
            answers.append(ReturnRow(cells[key].strip(), accepted, cells[why].strip()[:200] if why is not None else ""))
    return answers


def reference(subject: str, record_id: int) -> str:
    """Return our reference of a record, as it travels there and back.

    >>> reference("members", 12), record_id_of("members", " M12 ")
    ('M12', 12)
    """
    return f"{'M' if subject == MEMBERS else 'O'}{record_id}"


def record_id_of(subject: str, text: str) -> int | None:
    """Read a reference back; ``None`` when it is none of ours."""
    letter, digits = text.strip()[:1].upper(), text.strip()[1:]
    ours = letter == reference(subject, 0)[0] and digits.isascii() and digits.isdigit() and len(digits) < 19
    return int(digits) if ours else None


def answered(row: ReturnRow) -> tuple[str, list[str]]:
    """Return the state and reasons that an answer leads to."""
    return (ACCEPTED, []) if row.accepted else (REJECTED, [row.reason or "—"])
