"""Columns of a list and the cells they print."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from unionhall.ui.templatetags import ui as tags

TEXT, CODE, DAY, INSTANT, NUMBER, MONEY, BADGE, MASKED, YES_NO = (
    "text",
    "code",
    "day",
    "instant",
    "number",
    "money",
    "badge",
    "masked",
    "yes_no",
)
RIGHT_ALIGNED = frozenset({NUMBER, MONEY})
_MONOSPACED = frozenset({CODE, MASKED})
_PRINTERS: dict[str, Callable[[Any], str]] = {
    DAY: tags.day,
    INSTANT: tags.instant,
    MONEY: tags.money,
    NUMBER: tags.number,
    YES_NO: lambda value: gettext("yes") if value else gettext("no"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell; ``html`` shows ``value`` according to ``kind``."""

    kind: str
    value: Any
    url: str
    tone: str
    title: str
    code: str

    @property
    def is_right(self) -> bool:
        return self.kind in RIGHT_ALIGNED

    @property
    def html(self) -> SafeString:
        """Return what stands in the table: written here, for a page of rows has hundreds of cells."""
        if self.value is None or self.value == "":
            return mark_safe('<span class="u-none">—</span>')
        if self.url:
            return format_html('<a href="{}">{}</a>', self.url, self.value)
        if self.kind == BADGE:
            mark = tags.icon(self.tone or "neutral", "u-small")
            return format_html('<span class="u-badge u-badge-{}">{}{}</span>', self.tone or "neutral", mark, self.value)
        if self.kind in _MONOSPACED:
            return format_html('<span class="u-code">{}</span>', self.value)
        printed = _PRINTERS.get(self.kind)
        return conditional_escape(printed(self.value) if printed else self.value)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``value`` reads a row; ``words`` turns a stored code into words; money is integer fen.

    ``sort`` is the lookup to order by (empty: cannot be sorted); ``nullable`` says that it may be empty, and empty
    values then stand last in both directions. ``shown`` columns stand there before anybody chooses; a ``fixed`` one
    cannot be hidden. An export prints exactly ``value``, so what is masked on the page is masked in the file.
    """

    code: str
    title: str
    value: Callable[[Any], Any]
    kind: str = TEXT
    sort: str = ""
    nullable: bool = False
    shown: bool = True
    fixed: bool = False
    words: Mapping[str, str] | None = None
    link: Callable[[Any], str] | None = None
    tone: Callable[[Any], str] | None = None

    def read(self, row: Any) -> Any:
        """Return the value as a person reads it."""
        value = self.value(row)
        if self.words is None or value in (None, ""):
            return value
        return gettext(self.words.get(value, str(value)))

    def cell(self, row: Any) -> Cell:
        """Return the printed cell of a row."""
        return Cell(
            kind=self.kind,
            value=self.read(row),
            url=self.link(row) if self.link else "",
            tone=self.tone(row) if self.tone else "neutral",
            title=gettext(self.title),
            code=self.code,
        )
