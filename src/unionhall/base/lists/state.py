"""What a reader asked of a list: read out of an address, and written back into one."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext

from unionhall.base.lists.filters import Applied
from unionhall.base.lists.keyset import Cursor, Order, read_cursor
from unionhall.base.lists.page import ListPage
from unionhall.base.pinyin import fold
from unionhall.kernel.actors import Actor

LONGEST_SEARCH = 60
# An identity number, a phone or a bank card: never in an address, so never searched for through one.
SENSITIVE = re.compile(r"^(?:\d{15}|\d{16,19}|\d{17}[0-9Xx]|1\d{10}|\+?86-?1\d{10})$")


def is_sensitive(words: str) -> bool:
    """Tell whether the words look like an identity number, a mobile phone or a bank card."""
    return bool(SENSITIVE.match(re.sub(r"[\s-]", "", words)))


@dataclass(frozen=True, slots=True)
class ListState:
    """A list as asked for: search words, filters at work, order, place."""

    page: ListPage
    words: str
    applied: tuple[Applied, ...]
    sort: str
    cursor: Cursor | None

    @property
    def order(self) -> Order:
        """Return the order of the chosen column."""
        column = self.page.column(self.sort.lstrip("-"))
        assert column is not None, self.sort
        return Order(column.sort, self.sort.startswith("-"), column.nullable)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.applied)

    def address(self, *, without: str = "", sort: str = "", words: bool = True, **more: str) -> str:
        """Return the query string of this state (first page): without one filter, in another order, or with more."""
        pairs = [pair for applied in self.applied if applied.code != without for pair in applied.parameters]
        if self.words and words:
            pairs.insert(0, ("q", self.words))
        order = sort or self.sort
        if order != self.page.sort:
            pairs.append(("sort", order))
        pairs.extend(more.items())
        return urlencode(pairs)

    def sentence(self) -> str:
        """Return in one sentence what is shown."""
        parts = [applied.sentence for applied in self.applied]
        if self.words:
            parts.insert(0, gettext("search “{words}”").format(words=self.words))
        return " · ".join(parts)


def read_state(page: ListPage, actor: Actor, parameters: QueryDict, today: date) -> ListState:
    """Read a query string; what makes no sense is left out."""
    words = " ".join(parameters.get("q", "").replace("\0", "").split())[:LONGEST_SEARCH]
    applied = tuple(found for asked in page.filters if (found := asked.read(actor, parameters, today)))
    sort = parameters.get("sort", "")
    column = page.column(sort.lstrip("-"))
    if column is None or not column.sort or sort.startswith("--"):
        sort = page.sort
    after, before = parameters.get("after", ""), parameters.get("before", "")
    cursor = read_cursor(after, after=True) if after else read_cursor(before, after=False) if before else None
    return ListState(page, "" if is_sensitive(words) else words, applied, sort, cursor)


def narrowed(state: ListState, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return the rows that the search and the filters leave."""
    for applied in state.applied:
        rows = rows.filter(applied.condition)
    for word in state.words.split():
        folded = fold(word)
        condition = Q()
        for lookup in state.page.search:
            condition |= Q(**{f"{lookup}__contains": folded or word})
        for lookup in state.page.search_codes:
            condition |= Q(**{f"{lookup}__istartswith": word})
        rows = rows.filter(condition)
    return rows
