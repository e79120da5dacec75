"""Batches for tests of roster actions."""

from datetime import date

from registry.conftest import NOW, SYSTEM
from registry.rosters import as_xlsx, person
from unionhall.registry.actions.commit_batch import commit_batch
from unionhall.registry.actions.stage_roster import stage_roster
from unionhall.registry.actions.upload_roster import upload_roster

DAY = date(2026, 11, 22)


def mixed() -> list[dict[str, object]]:
    """Return four good rows, one to look at (its sex contradicts) and one without a name."""
    rows = [person(serial) for serial in range(4)]
    wrong = "女" if person(4)["性别"] == "男" else "男"
    return [*rows, person(4, 性别=wrong), person(5, 姓名="")]


def uploaded(rows: list[dict[str, object]] | None = None, *, union: str = "A1") -> int:
    content = as_xlsx(mixed() if rows is None else rows)
    return upload_roster(actor=SYSTEM, union_code=union, content=content, file_name="名册.xlsx", now=NOW)


def staged(rows: list[dict[str, object]] | None = None, *, union: str = "A1") -> int:
    batch = uploaded(rows, union=union)
    stage_roster(actor=SYSTEM, batch_id=batch, now=NOW)
    return batch


def committed(rows: list[dict[str, object]] | None = None, *, union: str = "A1") -> int:
    batch = staged(rows, union=union)
    commit_batch(actor=SYSTEM, batch_id=batch, wave=1, now=NOW)
    return batch
