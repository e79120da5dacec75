"""The way in: bytes of an uploaded file to judged rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from unionhall.kernel.identity import mask_number
from unionhall.kernel.phone import mask_phone
from unionhall.registry.rules.roster.cells import open_sheets
from unionhall.registry.rules.roster.judge import VALUES, Judged, judge
from unionhall.registry.rules.roster.layout import Layout, find_roster
from unionhall.registry.rules.roster.reasons import VERDICTS
from unionhall.registry.rules.roster.table import read_table


@dataclass(slots=True)
class Roster:
    """A file as it was understood. ``others`` are further sheets that also look like rosters."""

    sheet: str
    layout: Layout
    others: list[str]
    judged: Judged

    def slices(self, size: int) -> range:
        """Return where each slice of ``size`` rows begins; a roster without rows has one empty slice."""
        return range(0, max(self.judged.frame.height, 1), size)


def read_roster(content: bytes, *, as_of: date, mapping: Mapping[str, str] | None = None, sheet: str = "") -> Roster:
    """Find, read and judge a roster as of a day; ``mapping`` is what people said about headings before."""
    found = find_roster(open_sheets(content), mapping or {}, sheet)
    table = read_table(found.sheet, found.layout)
    judged = judge(table, as_of=as_of, hidden=found.sheet.hidden_rows)
    return Roster(found.sheet.name, found.layout, found.others, judged)


def as_document(roster: Roster) -> dict[str, Any]:
    """Return the roster as plain data, identity and phone numbers masked."""
    judged = roster.judged
    rows = []
    for index, values in enumerate(judged.frame.iter_rows(named=True)):
        reasons = dict.fromkeys(code for code, _ in judged.findings.by_index.get(index, ()))
        rows.append(
            {
                "row": values["row"],
                "verdict": VERDICTS[values["verdict"]],
                "reasons": list(reasons),
                "values": _plain_values(values),
            }
        )
    return {"sheet": roster.sheet, "header_row": roster.layout.header_row, "rows": rows}


def _plain_values(values: dict[str, Any]) -> dict[str, Any]:
    plain = {code: values[code].isoformat() if isinstance(values[code], date) else values[code] for code in VALUES}
    joined = values["joined_on"]
    plain["joined_month"] = f"{joined:%Y-%m}" if joined else None
    plain["id_number"], plain["phone"] = mask_number(values["id_number"]), mask_phone(values["phone"])
    return plain
