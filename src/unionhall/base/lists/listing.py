"""Puts one page of a list together: a constant number of queries, whatever the rows hold."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from unionhall.base.authority import may, require
from unionhall.base.lists.columns import Cell, Column
from unionhall.base.lists.filters import Control
from unionhall.base.lists.keyset import cut, write_cursor
from unionhall.base.lists.page import BulkAction, ListPage
from unionhall.base.lists.state import ListState, narrowed, read_state
from unionhall.base.queries.preferences import Chosen, Kept, chosen_columns, default_filter, kept_filters
from unionhall.kernel.actors import Actor

COUNTED_UP_TO = 100_000  # beyond, a count says "more than"
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row."""

    pk: int
    label: str
    cells: Sequence[Cell]

    @property
    def html(self) -> SafeString:
        """Return the row's cells as they stand in the table."""
        right = ("", mark_safe(' class="u-number"'))
        printed = ((cell.title, right[cell.is_right], cell.html) for cell in self.cells)
        return format_html_join("", '<td data-title="{}"{}>{}</td>', printed)


@dataclass(frozen=True, slots=True)
class Head:
    """One column's head: where it sorts to when pressed, and how it is sorted now (ascending, descending or none)."""

    code: str
    title: str
    address: str
    sorted: str
    is_right: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter at work, in words, with the address without it."""

    sentence: str
    address: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything that the list archetype prints; addresses are query strings of the same page."""

    page: ListPage
    state: ListState
    heads: Sequence[Head]
    rows: Sequence[Row]
    total: int
    is_exact: bool
    chips: Sequence[Chip]
    controls: Sequence[Control]
    saved: Sequence[Kept]
    saved_in_use: Kept | None
    choices: Sequence[tuple[Column, bool]]
    page_size: int
    bulk: Sequence[BulkAction]
    next_address: str
    previous_address: str
    can_share: bool
    address: str

    @property
    def title(self) -> str:
        return gettext(self.page.title)


def columns_of(page: ListPage, chosen: Chosen) -> list[Column]:
    """Return the columns to show: the chosen ones in the page's order, else those shown at first."""
    if not chosen.columns:
        return [column for column in page.columns if column.shown or column.fixed]
    return [column for column in page.columns if column.fixed or column.code in chosen.columns]


def bounded_count(rows: Any) -> tuple[int, bool]:
    """Return how many rows there are, up to a bound, and whether that is all."""
    counted = rows.order_by()[: COUNTED_UP_TO + 1].count()
    return min(counted, COUNTED_UP_TO), counted <= COUNTED_UP_TO


def build(page: ListPage, actor: Actor, parameters: QueryDict, today: date) -> Listing:
    """Return one page of the list as asked for."""
    require(actor, page.grant)
    kept = kept_filters(actor, page.code)
    default = default_filter(actor, kept) if not parameters else None
    if default:
        parameters = QueryDict(default.query)
    chosen = chosen_columns(actor, page.code)
    state = read_state(page, actor, parameters, today)
    rows = narrowed(state, page.rows(actor, today))
    size = chosen.page_size or PAGE_SIZE
    part = cut(rows, state.order, state.cursor, size)
    total, is_exact = (len(part.rows), True) if _is_all(part, state) else bounded_count(rows)
    columns = columns_of(page, chosen)
    shown = {column.code for column in columns}
    address = state.address(words=False)
    return Listing(
        page=page,
        state=state,
        heads=[_head(state, column) for column in columns],
        rows=[Row(row.pk, page.label(row), [column.cell(row) for column in columns]) for row in part.rows],
        total=total,
        is_exact=is_exact,
        chips=[Chip(applied.sentence, state.address(without=applied.code)) for applied in state.applied],
        controls=[asked.control(parameters) for asked in page.filters],
        saved=[replace(row, query=row.query or "all=1") for row in kept],
        saved_in_use=default or next((row for row in kept if row.query == address and address), None),
        choices=[(column, column.code in shown) for column in page.columns],
        page_size=size,
        bulk=[action for action in page.bulk if may(actor, action.grant)],
        next_address=state.address(after=write_cursor(part.following)) if part.following else "",
        previous_address=state.address(before=write_cursor(part.preceding)) if part.preceding else "",
        can_share=may(actor, "base.share_filter"),
        address=state.address(),
    )


def _is_all(part: Any, state: ListState) -> bool:
    return state.cursor is None and part.following is None


def _head(state: ListState, column: Column) -> Head:
    code = state.sort.lstrip("-")
    direction = "" if column.code != code else "descending" if state.sort.startswith("-") else "ascending"
    flipped = f"-{column.code}" if direction == "ascending" else column.code
    address = state.address(sort=flipped) if column.sort else ""
    # An address without any parameter means "the first view", which may be a role's default filter.
    return Head(
        column.code,
        gettext(column.title),
        address or ("all=1" if column.sort else ""),
        direction,
        column.kind in {"number", "money"},
    )
