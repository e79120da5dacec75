"""The declaration of a list, and the register of all of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import QuerySet

from unionhall.base.lists.columns import Column
from unionhall.base.lists.filters import Filter
from unionhall.kernel.actors import Actor
from unionhall.kernel.text import Sentence

Rows = Callable[[Actor, date], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class BulkOutcome:
    """What a bulk action did with some rows: how many are done, which were refused and why."""

    done: int
    refused: Sequence[tuple[int, Sentence]] = ()


@dataclass(frozen=True, slots=True)
class BulkAction:
    """Something done to many rows at once, as a job.

    ``run(actor, ids, values, now)`` calls one action (set-wise or row by row) and tells what became of each; it must
    bear being run again on the same rows. ``eligible`` keeps the rows for which it can succeed, for the count on the
    confirm page. ``sentence`` and ``sentence_for_one`` have ``{count}``; ``form`` asks for what the action needs
    besides the rows.
    """

    code: str
    title: str
    sentence: str
    sentence_for_one: str
    grant: str
    run: Callable[[Actor, Sequence[int], Mapping[str, Any], datetime], BulkOutcome]
    eligible: Callable[[QuerySet[Any], date], QuerySet[Any]] | None = None
    why_not: str = ""
    form: type[forms.Form] | None = None
    grave: bool = False


@dataclass(frozen=True, slots=True)
class Empty:
    """What an empty list says: why it is empty, and the one sensible thing to do about it."""

    why: str
    action: str = ""
    url_name: str = ""
    grant: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """One list. ``rows(actor, today)`` is a query, scoped by actor; everything else narrows it.

    ``search`` names the lookups of name indexes (contains), ``search_codes`` lookups that a typed word may begin.
    ``sort`` is the code of a column, with a leading minus for downwards. ``find(actor, words)`` may answer the address
    of the one thing that an identity number or phone names; such words never become part of an address.
    """

    code: str
    title: str
    grant: str
    url_name: str
    rows: Rows
    columns: Sequence[Column]
    sort: str
    filters: Sequence[Filter] = ()
    search: Sequence[str] = ("name_index",)
    search_codes: Sequence[str] = ()
    search_hint: str = ""
    label: Callable[[Any], str] = str
    empty: Empty = Empty("")
    bulk: Sequence[BulkAction] = ()
    find: Callable[[Actor, str], str | None] | None = None

    def column(self, code: str) -> Column | None:
        """Return the column with this code."""
        return next((column for column in self.columns if column.code == code), None)

    def bulk_action(self, code: str) -> BulkAction | None:
        """Return the bulk action with this code."""
        return next((action for action in self.bulk if action.code == code), None)


_PAGES: dict[str, ListPage] = {}


def register(page: ListPage) -> ListPage:
    """Enter a list into the register, so that exports, saved filters and bulk jobs find it by its code."""
    known = _PAGES.get(page.code)
    assert known is None or known.url_name == page.url_name, f"list {page.code} is declared twice"
    _PAGES[page.code] = page
    return page


def registered(code: str) -> ListPage | None:
    """Return the list with this code."""
    return _PAGES.get(code)


def all_pages() -> dict[str, ListPage]:
    """Return every list by its code."""
    return dict(_PAGES)
