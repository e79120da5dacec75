"""The columns and code lists of a receiving system as lines of text, the way people type and read them."""

from collections.abc import Callable, Iterable, Mapping

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.rules.feed import Column

FIELD_WORDS = {
    "reference": N_("our reference"),
    "name": N_("name"),
    "id_type": N_("kind of identity paper"),
    "id_number": N_("identity number"),
    "phone": N_("mobile phone"),
    "sex": N_("sex"),
    "birth_on": N_("birthday"),
    "ethnicity": N_("ethnic group"),
    "political_status": N_("political status"),
    "education": N_("education"),
    "household_region": N_("household region"),
    "union_code": N_("code of the union"),
    "union_name": N_("name of the union"),
    "union_uscc": N_("credit code of the union"),
    "group_name": N_("union group"),
    "status": N_("state of the membership"),
    "joined_on": N_("joined on"),
    "from_on": N_("member here since"),
    "to_on": N_("member here until"),
    "member_number": N_("member number"),
    "job_title": N_("job"),
    "employment_form": N_("form of employment"),
    "skill_level": N_("skill level"),
    "worked_since": N_("working since"),
    "confirmed": N_("confirmed by the member"),
    "code": N_("our organisation code"),
    "short_name": N_("short name"),
    "kind": N_("kind of organisation"),
    "uscc": N_("credit code"),
    "region_code": N_("region code"),
    "address": N_("address"),
    "founded_on": N_("founded on"),
    "closed_on": N_("closed on"),
    "term_ends_on": N_("term ends on"),
    "above_code": N_("code of the organisation above"),
    "above_name": N_("name of the organisation above"),
}
FORM_WORDS = {
    "day": N_("day, 2026-01-31"),
    "day_compact": N_("day, 20260131"),
    "month": N_("month, 2026-01"),
    "month_compact": N_("month, 202601"),
    "year": N_("year"),
    "yes_no": N_("是 or 否"),
    "yuan": N_("yuan"),
    "upper": N_("capital letters"),
}
MUST = N_("must")
SEPARATORS = str.maketrans({"｜": "|", "\t": "|"})  # what people type or paste out of a spreadsheet
Say = Callable[[str], str]


def read_columns(text: str, say: Say = str) -> tuple[Column, ...]:
    """Read one column a line: heading | what of ours | how it is written | code list | must.

    ``say`` puts our words into the reader's language; both those and our own names are understood.

    >>> read_columns("姓名 | name | | | must")
    (Column(heading='姓名', field='name', transform='', code_list='', required=True),)
    """
    fields, forms = _meanings(FIELD_WORDS, say), _meanings(FORM_WORDS, say) | {"": ""}
    must = {"must", MUST, say(MUST)}
    columns = []
    for number, cells in _lines(text):
        heading, field, form, code_list, required = (*cells, "", "", "", "", "")[:5]
        if not heading or field not in fields:
            raise Refused(
                "registry.feed_line_field",
                N_("Line {line}: “{word}” is nothing that we keep. Choose one of the words above the form."),
                line=number,
                word=field or heading,
            )
        if form not in forms:
            raise Refused(
                "registry.feed_line_form",
                N_("Line {line}: “{word}” is no way of writing. Choose one of the words above the form."),
                line=number,
                word=form,
            )
        if len(cells) > 5 or (required and required not in must):
            raise Refused(
                "registry.feed_line_parts",
                N_("Line {line}: the fifth part is “{must}” or empty, and there is no sixth."),
                line=number,
                must=say(MUST),
            )
        columns.append(
            Column(
                heading=heading[:60],
                field=fields[field],
                transform=forms[form],
                code_list=code_list[:40],
                required=bool(required),
            )
        )
    return tuple(columns)


def columns_text(columns: Iterable[Column], say: Say = str) -> str:
    """Write columns as lines that ``read_columns`` understands.

    >>> columns_text([Column(heading="入会", field="joined_on", transform="year")])
    '入会 | joined on | year'
    """
    lines = []
    for column in columns:
        form = say(FORM_WORDS[column.transform]) if column.transform else ""
        parts = [column.heading, say(FIELD_WORDS[column.field]), form, column.code_list]
        line = " | ".join([*parts, say(MUST) if column.required else ""])
        lines.append(line.rstrip(" |").replace("|  |", "| |").replace("|  |", "| |"))
    return "\n".join(lines)


def read_codes(text: str) -> dict[tuple[str, str], str]:
    """Read one code a line: code list | ours | theirs.

    >>> read_codes("sex | M | 1")
    {('sex', 'M'): '1'}
    """
    codes: dict[tuple[str, str], str] = {}
    for number, cells in _lines(text):
        if len(cells) != 3 or not all(cells):
            raise Refused(
                "registry.feed_code_line",
                N_("Line {line}: a code has three parts: code list | ours | theirs."),
                line=number,
            )
        codes[(cells[0][:40], cells[1][:60])] = cells[2][:60]
    return codes


def codes_text(codes: Mapping[tuple[str, str], str]) -> str:
    """Write codes as lines that ``read_codes`` understands."""
    return "\n".join(f"{code_list} | {ours} | {theirs}" for (code_list, ours), theirs in codes.items())


def _lines(text: str) -> list[tuple[int, list[str]]]:
    rows = enumerate(text.translate(SEPARATORS).splitlines(), start=1)
    return [(number, [cell.strip() for cell in row.split("|")]) for number, row in rows if row.strip()]


def _meanings(words: Mapping[str, str], say: Say) -> dict[str, str]:
    return {name: ours for ours, word in words.items() for name in (ours, word, say(word))}
