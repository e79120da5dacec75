"""Template tags and filters of the ui floor; loaded in every template without ``{% load %}``."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.forms import BaseForm, BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from unionhall.kernel.text import Sentence
from unionhall.ui import charts, formats, words
from unionhall.ui.icons import icon_svg

register = template.Library()


@register.simple_tag
def money(amount_fen: int | None) -> str:
    """``{% money 300000 %}`` is ¥3,000.00."""
    return formats.money_text(amount_fen)


@register.simple_tag
def number(value: int | Decimal | None) -> str:
    """``{% number 1234567 %}`` is 1,234,567."""
    return formats.number_text(value)


@register.simple_tag
def share(numerator: int | None, denominator: int | None, places: int = 1) -> str:
    """``{% share 1 8 %}`` is 12.5%; a dash when the denominator is zero."""
    return formats.share_text(numerator, denominator, places)


@register.simple_tag
def day(value: date | None, weekday: bool = False) -> SafeString:
    """``{% day date %}`` is 22 Nov 2026 or 2026年11月22日."""
    if not value:
        return SafeString(formats.DASH)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), formats.day_text(value, weekday=weekday))


@register.simple_tag
def instant(value: datetime | None) -> SafeString:
    """``{% instant datetime %}`` is 22 Nov 2026 14:03."""
    if not value:
        return SafeString(formats.DASH)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), formats.instant_text(value))


@register.simple_tag
def masked(value: str | None, kind: str = "") -> str:
    """``{% masked phone %}`` is 138****1234; kinds: name, id, phone, card."""
    return formats.masked_text(value, kind)


@register.inclusion_tag("ui/components/deadline.html")
def deadline(due_on: date, days_left: int, provisional: bool = False) -> dict[str, Any]:
    """``{% deadline due_on 3 %}`` is "3 working days left (by Fri 27 Nov)" with its colour."""
    return {
        "kind": formats.deadline_state(days_left),
        "text": formats.deadline_text(due_on, days_left),
        "provisional": provisional,
    }


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """``{% icon "search" %}``: a line icon that screen readers skip."""
    return icon_svg(name, extra)


@register.filter
def say(sentence: object) -> str:
    """Say a pure floor's sentence, or a marked English string, in the reader's language."""
    if isinstance(sentence, Sentence):
        return words.say(sentence)
    return gettext(str(sentence)) if sentence else ""


@register.filter
def undo_of(tags: str) -> str:
    """Return the undo address that ``notices.tell`` put into a message's tags."""
    return next((tag.removeprefix("undo:") for tag in tags.split() if tag.startswith("undo:")), "")


@register.filter
def message_kind(tags: str) -> str:
    """Return the notice kind of a Django message."""
    kinds = {"success": "ok", "warning": "warn", "error": "bad"}
    return next((kinds[tag] for tag in tags.split() if tag in kinds), "info")


@register.filter
def bars(rows: Sequence[Sequence[object]]) -> list[charts.Bar]:
    """Measure the rows of a bar chart."""
    return charts.bars(rows)


@register.filter
def line(rows: Sequence[Sequence[object]]) -> charts.Line:
    """Lay out the rows of a line chart."""
    return charts.line(rows)


@register.filter
def cells(rows: Sequence[Sequence[object]], columns: Sequence[object]) -> list[list[tuple[bool, object, object]]]:
    """Put every cell beside its column: whether that holds numbers, the cell, and the title for narrow screens."""
    mapped = [column if isinstance(column, Mapping) else {"title": column} for column in columns]
    heads = [(bool(column.get("number")), column.get("title", "")) for column in mapped]
    return [[(number, cell, title) for (number, title), cell in zip(heads, row, strict=False)] for row in rows]


@register.filter
def error_links(form: BaseForm) -> list[tuple[str, str]]:
    """Return ``(field id, sentence)`` for every error of the form's fields."""
    found: list[tuple[str, str]] = []
    for bound in form:
        target = bound.id_for_label or f"{bound.auto_id}_0"  # a group is reached through its first choice
        found.extend((target, formats.named(bound.label, error)) for error in bound.errors)
    return found


@register.filter
def widget_kind(bound: BoundField) -> str:
    """Return the widget's class name, for layouts that differ (checkbox, file)."""
    return type(bound.field.widget).__name__


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """``{% field form.name %}``: label, help, control and error."""
    return bound.as_field_group()


def _address(path: str) -> str:
    """Return a static file's address, or nothing when the file was not installed (a page must not fail for it)."""
    try:
        return staticfiles_storage.url(path)
    except ValueError:
        return ""


@register.simple_tag
def asset(path: str) -> str:
    """Return a static file's address, or nothing."""
    return _address(path)


@register.simple_tag
def stylesheet(path: str) -> SafeString:
    """Link a style sheet if it is installed."""
    url = _address(path)
    return format_html('<link rel="stylesheet" href="{}">', url) if url else mark_safe("")


@register.simple_tag
def script(path: str) -> SafeString:
    """Link a deferred script if it is installed."""
    url = _address(path)
    return format_html('<script src="{}" defer></script>', url) if url else mark_safe("")


@register.inclusion_tag("ui/components/badge.html")
def badge(kind: str, text: str) -> dict[str, Any]:
    """A state in words with its icon; kinds: ok, warn, bad, info, neutral."""
    return {"kind": kind, "text": text}


@register.inclusion_tag("ui/components/tile.html")
def tile(label: str, value: object, note: str = "", url: str = "", definition: str = "") -> dict[str, Any]:
    """A big number with its name; ``url`` leads to the rows behind it."""
    return {"label": label, "value": value, "note": note, "url": url, "definition": definition}


@register.inclusion_tag("ui/components/figure.html")
def figure(
    numerator: int | None,
    denominator: int | None,
    label: str = "",
    url: str = "",
    definition: str = "",
) -> dict[str, Any]:
    """A share with its numerator and denominator: 93.4%, 1,234 of 1,321."""
    return {
        "numerator": numerator,
        "denominator": denominator,
        "label": label,
        "url": url,
        "definition": definition,
    }


@register.inclusion_tag("ui/components/empty.html")
def empty(why: str, action: str = "", url: str = "") -> dict[str, Any]:
    """An empty list says why, and offers the one sensible action."""
    return {"why": why, "action": action, "url": url}


@register.inclusion_tag("ui/components/notice.html", takes_context=True)
def notice(context: Mapping[str, Any], kind: str, text: str, undo_url: str = "") -> dict[str, Any]:
    """A sentence about what happened or what to mind."""
    return {"kind": kind, "text": text, "undo_url": undo_url, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("ui/components/progress.html")
def progress(
    done: int,
    total: int,
    sentence: str = "",
    url: str = "",
    finished: bool = False,
) -> dict[str, Any]:
    """How far a job is; with ``url`` it asks that address for itself every 2 s until it is finished."""
    return {"done": done, "total": total, "sentence": sentence, "url": url, "finished": finished}


@register.inclusion_tag("ui/components/steps.html")
def steps(current: int, total: int, label: str = "") -> dict[str, Any]:
    """Where in a sequence: step 2 of 3."""
    return {"current": current, "total": total, "label": label, "range": range(1, total + 1)}


@register.inclusion_tag("ui/components/timeline.html")
def timeline(entries: Sequence[object]) -> dict[str, Any]:
    """What happened when: entries with ``at`` or ``on``, ``text``, ``who`` and ``kind``."""
    return {"entries": entries}


@register.inclusion_tag("ui/components/table.html")
def table(caption: str, columns: Sequence[object], rows: Sequence[Sequence[object]]) -> dict[str, Any]:
    """A plain table: columns are titles, or mappings with ``title`` and ``number``."""
    return {"caption": caption, "columns": columns, "rows": rows}


@register.inclusion_tag("ui/components/pager.html", takes_context=True)
def pager(
    context: Mapping[str, Any], previous_url: str = "", next_url: str = "", count: int | None = None, shown: str = ""
) -> dict[str, Any]:
    """Keyset paging: earlier, later, how many."""
    return {"previous_url": previous_url, "next_url": next_url, "count": count, "shown": shown}


@register.inclusion_tag("ui/components/bar_chart.html")
def bar_chart(title: str, rows: Sequence[Sequence[object]], unit: str = "") -> dict[str, Any]:
    """Bars from ``(label, value[, url])`` rows, with their table."""
    return {"title": title, "rows": rows, "unit": unit}


@register.inclusion_tag("ui/components/line_chart.html")
def line_chart(
    title: str, rows: Sequence[Sequence[object]], unit: str = "", *, own_table: bool = True
) -> dict[str, Any]:
    """A line from ``(label, value)`` rows, with their table unless the page shows a fuller one below."""
    return {"title": title, "rows": rows, "unit": unit, "own_table": own_table}


@register.inclusion_tag("ui/components/definition.html")
def definition(term: str, text: str) -> dict[str, Any]:
    """What a word means, one click away."""
    return {"term": term, "text": text}
