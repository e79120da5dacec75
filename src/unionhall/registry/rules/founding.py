"""Where founded organisations come to stand: the whole batch is decided before anything is written."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_
from unionhall.registry.rules.credit_codes import tidy_credit_code
from unionhall.registry.rules.placing import ROOT, check_legal_person, check_place
from unionhall.registry.rules.rows import MAX_ROWS, NewOrganisation
from unionhall.registry.rules.tree import child_path

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}", re.ASCII)


@dataclass(frozen=True, slots=True)
class StandingParent:
    """What the decision needs to know of an organisation that new ones come under."""

    path: str
    kind: str
    name: str
    closed_on: date | None
    last_child: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with its path and the number of rows of the same batch that stand directly under it."""

    row: NewOrganisation
    path: str
    numchild: int


def place(
    rows: Sequence[NewOrganisation],
    *,
    parent_code: str,
    standing: Mapping[str, StandingParent],
    taken_codes: set[str],
    taken_credit_codes: set[str],
) -> list[Placed]:
    """Return every row with its path; refuses the batch at its first fault.

    ``standing`` holds every parent that is not itself a row; ``ROOT`` in it stands for the top of the forest.
    """
    check_batch(rows, taken_codes, taken_credit_codes)
    parents = dict(standing)
    last: dict[str, int] = {code: parent.last_child for code, parent in standing.items()}
    inside: dict[str, int] = {}
    paths: list[str] = []
    for row in rows:
        above = row.parent_code or parent_code
        parent = parents[above]
        check_place(code=row.code, kind=row.kind, parent_kind=parent.kind, parent_name=parent.name)
        if parent.closed_on is not None:
            raise Refused(
                "registry.parent_closed",
                N_("{code}: {parent} was closed on {day}; nothing can be founded under it."),
                code=row.code,
                parent=parent.name,
                day=parent.closed_on,
            )
        last[above] = last.get(above, 0) + 1
        inside[above] = inside.get(above, 0) + 1
        path = child_path(parent.path, last[above])
        paths.append(path)
        parents[row.code] = StandingParent(path, row.kind, row.name, None, 0)
    return [Placed(row, path, inside.get(row.code, 0)) for row, path in zip(rows, paths, strict=True)]


def tidied(rows: Iterable[NewOrganisation]) -> list[NewOrganisation]:
    """Return the rows with names trimmed and credit codes in their one form."""
    return [
        replace(row, name=row.name.strip(), uscc=tidy_credit_code(row.uscc) if row.uscc.strip() else "") for row in rows
    ]


def parents_needed(rows: Sequence[NewOrganisation], parent_code: str) -> set[str]:
    """Return the codes of standing parents; a parent that is a row must come before its children."""
    seen: set[str] = set()
    needed: set[str] = set()
    for row in rows:
        above = row.parent_code or parent_code
        if above not in seen:
            needed.add(above)
        seen.add(row.code)
    return needed - {ROOT}


def check_batch(rows: Sequence[NewOrganisation], taken_codes: set[str], taken_credit_codes: set[str]) -> None:
    """Refuse a batch with a bad, doubled or taken code."""
    if len(rows) > MAX_ROWS:
        raise Refused("registry.too_many_rows", N_("At most {most} rows at once; cut the list."), most=MAX_ROWS)
    codes: set[str] = set()
    credit_codes: set[str] = set()
    for row in rows:
        if not _CODE.fullmatch(row.code):
            raise Refused(
                "registry.bad_code",
                N_("{code}: a code has 1 to 40 Latin letters, digits, dots, hyphens or underscores."),
                code=row.code,
            )
        if not row.name:
            raise Refused("registry.no_name", N_("{code}: the name is missing."), code=row.code)
        if row.code in codes or row.code in taken_codes:
            raise Conflict("registry.code_taken", N_("{code}: this code is in use. Choose another."), code=row.code)
        codes.add(row.code)
        check_legal_person(code=row.code, kind=row.kind, uscc=row.uscc)
        if row.uscc and (row.uscc in credit_codes or row.uscc in taken_credit_codes):
            raise Conflict(
                "registry.credit_code_taken", N_("{code}: another union holds this credit code."), code=row.code
            )
        credit_codes.add(row.uscc)
