"""Jobs of the list kit: writing an export, and doing one thing to many rows."""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.urls import get_resolver
from django.utils import translation
from django.utils.translation import gettext

from unionhall.base import audit, clock, files
from unionhall.base.actions.forget_old_drafts import forget_old_drafts
from unionhall.base.authority import require
from unionhall.base.crypto import unseal
from unionhall.base.jobs import Task, cron, job
from unionhall.base.lists.carried import WORDS_CONTEXT, file_scope
from unionhall.base.lists.columns import Column
from unionhall.base.lists.export import MOST_ROWS, comma_separated, counted, workbook
from unionhall.base.lists.keyset import ordered
from unionhall.base.lists.page import BulkAction, ListPage, registered
from unionhall.base.lists.state import narrowed, read_state
from unionhall.kernel.actors import Actor, system_actor
from unionhall.kernel.errors import NotFound, Refused
from unionhall.kernel.text import N_, Sentence

CHUNK = 200  # rows to a transaction: a killed worker repeats one chunk at most
MOST_REFUSALS = 5_000  # told one by one in the report


def page_of(code: str) -> ListPage:
    """Return the list of a job; loading the addresses loads the views, which register their lists."""
    assert get_resolver().url_patterns is not None
    page = registered(code)
    if page is None:
        raise NotFound("base.no_list", N_("There is no list “{code}”."), code=code)
    return page


def _rows(task: Task, page: ListPage, actor: Actor) -> Any:
    today = clock.today(task.now())
    state = read_state(page, actor, QueryDict(str(task.payload.get("query", ""))), today)
    words = str(task.payload.get("words", ""))
    state = replace(state, words=unseal(base64.b64decode(words), WORDS_CONTEXT).decode()) if words else state
    return state, narrowed(state, page.rows(actor, today)), today


def _acting(task: Task) -> Actor:
    return replace(task.actor, acting_at=str(task.payload.get("acting_at", "")))


@job("base.export_list", lease_seconds=120, attempts=3, title=N_("Export a list"))
def export_list(task: Task) -> dict[str, object]:
    """Write the rows that the filter leaves into a file; masked stays masked."""
    page, actor = page_of(str(task.payload["list"])), _acting(task)
    require(actor, page.grant)
    with translation.override(str(task.payload.get("language", "en"))):
        state, rows, today = _rows(task, page, actor)
        total = rows.order_by()[: MOST_ROWS + 1].count()
        if total > MOST_ROWS:
            raise Refused(
                "base.export_too_large",
                N_("More than {limit} rows. Narrow the list with a filter and export it in parts."),
                limit=MOST_ROWS,
            )
        codes = [str(code) for code in task.payload.get("columns", [])]
        columns = _columns(page, codes)

        def tell(done: int) -> None:
            task.progress(done, total, Sentence(N_("{done} of {total} rows written"), {"done": done, "total": total}))

        lines = counted(ordered(rows, state.order).iterator(chunk_size=2000), 2000, tell)
        kind = "csv" if task.payload.get("format") == "csv" else "xlsx"
        title = gettext(page.title)
        content = comma_separated(columns, lines) if kind == "csv" else workbook(title, columns, lines)
        name = f"{title}-{today.isoformat()}.{kind}"
    now, path = task.now(), file_scope(actor, page.grant)
    with transaction.atomic():
        number = files.store(
            content, name=name, purpose="export", grant=page.grant, actor=actor, scope_path=path, now=now
        )
        facts = {
            "rows": total,
            "format": kind,
            "filters": sorted({found.code for found in state.applied}),
            "searched": bool(state.words),
            "columns": codes,
            "file": number,
        }
        audit.record(
            actor=actor, verb="base.export_list", subject=f"list:{page.code}", scope_path=path, now=now, facts=facts
        )
    return {"rows": total, "file_id": number, "file_name": name, "return_to": str(task.payload.get("return_to", ""))}


def _columns(page: ListPage, codes: Sequence[str]) -> list[Column]:
    known = [column for column in page.columns if column.code in codes]
    return known or [column for column in page.columns if column.shown or column.fixed]


@job("base.run_bulk", lease_seconds=120, attempts=5, title=N_("Do it for all ticked rows"))
def run_bulk(task: Task) -> dict[str, object]:
    """Do one thing to the selected rows, chunk by chunk; tell which were refused and why."""
    page, actor = page_of(str(task.payload["list"])), _acting(task)
    action = page.bulk_action(str(task.payload["action"]))
    if action is None:
        raise NotFound("base.no_bulk", N_("This list cannot do that."))
    require(actor, action.grant)
    _, rows, today = _rows(task, page, actor)
    ids = task.payload.get("ids")
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    total = int(task.payload.get("total", 0))
    done = 0
    if action.eligible is not None:  # what an earlier, interrupted run did is no longer eligible, and is done
        rows = action.eligible(rows, today)
        done = max(total - rows.order_by().count(), 0)
    refused: list[tuple[str, Sentence]] = []
    refusals = 0
    for labels in _chunks(page, rows):
        outcome = action.run(actor, list(labels), dict(task.payload.get("values", {})), task.now())
        done += outcome.done
        refusals += len(outcome.refused)
        room = MOST_REFUSALS - len(refused)
        refused.extend((labels.get(pk, str(pk)), sentence) for pk, sentence in outcome.refused[:room])
        seen = done + refusals
        words = Sentence(N_("{done} done, {refused} refused"), {"done": done, "refused": refusals})
        task.progress(seen, max(total, seen), words)
    report = _report(task, action, page, actor, refused) if refused else None
    result = {"done": done, "refused": refusals, "return_to": str(task.payload.get("return_to", ""))}
    return result | ({"file_id": report} if report else {})


def _chunks(page: ListPage, rows: Any) -> Iterator[dict[int, str]]:
    """Give the rows by primary key, so that rows that leave the filter while we work shift nothing."""
    last = 0
    while True:
        found = list(rows.filter(pk__gt=last).order_by("pk")[:CHUNK])
        if not found:
            return
        yield {row.pk: page.label(row) for row in found}
        last = found[-1].pk


def _report(
    task: Task, action: BulkAction, page: ListPage, actor: Actor, refused: Sequence[tuple[str, Sentence]]
) -> int:
    """Store a workbook of the refused rows with their reasons; return the file's number."""
    with translation.override(str(task.payload.get("language", "en"))):
        columns = (
            Column("row", N_("Record"), lambda pair: pair[0]),
            Column("reason", N_("Reason"), lambda pair: gettext(pair[1].template).format(**pair[1].facts)),
        )
        content = workbook(gettext(action.title), columns, refused)
        name = f"{gettext(action.title)}.xlsx"
    with transaction.atomic():
        return files.store(
            content,
            name=name,
            purpose="bulk_report",
            grant=page.grant,
            actor=actor,
            scope_path=file_scope(actor, page.grant),
            now=task.now(),
        )


@cron("40 2 * * *", "base.forget_old_drafts", title=N_("Remove old drafts"))
def forget_drafts(task: Task) -> dict[str, object]:
    """Delete drafts that nobody came back to for 30 days."""
    return {"deleted": forget_old_drafts(actor=system_actor("clean-up"), now=task.now())}
