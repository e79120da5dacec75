"""Draws the wall chart: the same SVG for the page, for the wall and inside the PDF."""

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from unionhall.base.typesetting import SANS, check_characters, pdf_of
from unionhall.workflow.rules.chart import BOX_WIDTH, Arrow, Box, Chart, Lane, chart
from unionhall.workflow.rules.procedure import GIVEN_DAY, ROLES, UNITS, Clock, Procedure

FONTS = f"{SANS}, PingFang SC, Microsoft YaHei, sans-serif"
# Its own paper: the same ink in every theme, and on the wall.
INK, QUIET, PAPER, LIVE, LIVE_GROUND, LINE = "#1b1b1b", "#4a4a4a", "#ffffff", "#a5121b", "#fff1f0", "#5a5a5a"
LINES = 2
SIZES = {"a4": "a4", "a1": "a1"}


def drawing(table: Procedure, *, live: str = "", passed: frozenset[str] = frozenset()) -> SafeString:
    """Return the chart as SVG in the active language; the live state is framed and says so in words."""
    made = chart(table, live=live, passed=passed)
    title = gettext(table.title)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {made.width} {made.height}" role="img"',
        f' aria-label="{escape(_in_words(table, live))}" font-family="{FONTS}" font-size="12">',
        f"<title>{escape(title)}</title>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">',
        f'<path d="M0 0 8 4 0 8z" fill="{LINE}"/></marker></defs>',
        f'<rect width="{made.width}" height="{made.height}" fill="{PAPER}"/>',
        _text(made.width // 2, 24, title, size=17, bold=True, anchor="middle"),
        *(_lane(lane, made) for lane in made.lanes),
        *(_arrow(arrow) for arrow in made.arrows),
        *(_box(box) for box in made.boxes),
        *(_words(arrow) for arrow in made.arrows),
        "</svg>",
    ]
    return mark_safe("".join(parts))  # noqa: S308 - every word went through escape


def shows_every_state(table: Procedure, svg: str) -> bool:
    """Tell whether a drawing has a box for every state of the table, with its whole title."""
    for state in table.states:
        lines = wrap(gettext(state.title), BOX_WIDTH - 14, 13)
        told = len(lines) <= LINES and all(f">{escape(line)}</text>" in svg for line in lines)
        if f'data-state="{state.code}"' not in svg or not told:
            return False
    return True


def chart_pdf(table: Procedure, size: str, *, live: str = "", passed: frozenset[str] = frozenset()) -> bytes:
    """Return the same drawing as a PDF of one A4 or A1 page."""
    check_characters("".join(_all_words(table)))
    svg = str(drawing(table, live=live, passed=passed))
    source = (
        f'#set page(paper: "{SIZES[size]}", margin: 5%)\n'
        f'#set text(font: "{SANS}")\n'
        '#align(center + horizon, image("chart.svg", width: 100%, height: 100%, fit: "contain"))\n'
    )
    return pdf_of(source, pictures={"chart.svg": svg.encode()})


def _all_words(table: Procedure) -> Iterable[str]:
    yield gettext(table.title)
    for state in table.states:
        yield gettext(state.title)
    for one in table.transitions:
        yield gettext(one.title)


def _in_words(table: Procedure, live: str) -> str:
    steps = " → ".join(gettext(state.title) for state in table.states)
    if not live:
        return steps
    return gettext("{steps}. Now: {state}.").format(steps=steps, state=gettext(table.state(live).title))


def _lane(lane: Lane, made: Chart) -> str:
    names = " / ".join(gettext(ROLES[role]) for role in lane.roles if role != "nobody") or gettext(
        "time alone, or the end"
    )
    middle = lane.x + lane.width // 2
    line = f'<path d="M{lane.x} 40V{made.height - 12}" stroke="#d5d5d5" stroke-dasharray="3 4" fill="none"/>'
    return line + _text(middle, 50, names, size=11, anchor="middle", fill=QUIET)


def _box(box: Box) -> str:
    stroke, width, ground = (LIVE, 3, LIVE_GROUND) if box.live else (INK, 1, PAPER)
    radius = 22 if box.state.final else 6
    lines = wrap(gettext(box.state.title), box.width - 14, 13)[:LINES]
    if box.live:
        note = gettext("now here")
    elif box.passed:
        note = gettext("done")
    else:
        note = ", ".join(clock_words(clock) for clock in box.state.clocks)
    rows = [(line, 13, True, INK) for line in lines] + (
        [(note, 10, False, LIVE if box.live else QUIET)] if note else []
    )
    step = 15
    first = box.y + box.height // 2 - step * (len(rows) - 1) // 2 + 4
    middle = box.x + box.width // 2
    words = "".join(
        _text(middle, first + step * number, text, size=size, bold=bold, anchor="middle", fill=fill)
        for number, (text, size, bold, fill) in enumerate(rows)
    )
    return (
        f'<rect data-state="{box.state.code}" x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" '
        f'rx="{radius}" fill="{ground}" '
        f'stroke="{stroke}" stroke-width="{width}"/>{words}'
    )


def clock_words(clock: Clock) -> str:
    """Say how long a clock runs; an amount of the rule profile is said as such."""
    if isinstance(clock.amount, int):
        return f"{clock.amount} {gettext(UNITS[clock.unit])}"
    return gettext("the day that was set") if clock.unit == GIVEN_DAY else gettext("limit of the rule profile")


def _arrow(arrow: Arrow) -> str:
    path = "M" + "L".join(f"{x} {y}" for x, y in arrow.points)
    dash = ' stroke-dasharray="5 3"' if arrow.transition.back else ""
    return f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="1.2"{dash} marker-end="url(#tip)"/>'


def _words(arrow: Arrow) -> str:
    x, y = arrow.label
    text = wrap(gettext(arrow.transition.title), max(arrow.room, 60), 10)
    shown = text[0] + ("…" if len(text) > 1 else "")
    return _text(x, y, shown, size=10, anchor=arrow.anchor, fill=QUIET, halo=True)


def _text(
    x: int,
    y: int,
    words: str,
    *,
    size: int = 12,
    bold: bool = False,
    anchor: str = "start",
    fill: str = INK,
    halo: bool = False,
) -> str:
    weight = ' font-weight="600"' if bold else ""
    around = f' stroke="{PAPER}" stroke-width="3" paint-order="stroke"' if halo else ""
    return (
        f'<text x="{x}" y="{y}" font-size="{size}"{weight} text-anchor="{anchor}" fill="{fill}"{around}>'
        f"{escape(words)}</text>"
    )


def wrap(words: str, width: int, size: int) -> list[str]:
    """Break words into lines of at most ``width`` points: a Chinese sign is as wide as the size, others about half.

    >>> wrap("筹备组提出请示", 40, 13)
    ['筹备组', '提出请', '示']
    """
    lines, line, used = [], "", 0.0
    for piece in _pieces(words):
        wide = sum(size if ord(letter) > 0x2E7F else size * 0.56 for letter in piece)
        if line and used + wide > width:
            lines.append(line.strip())
            line, used = "", 0.0
        line, used = line + piece, used + wide
    return [*lines, line.strip()] if line.strip() else lines or [""]


def _pieces(words: str) -> Iterable[str]:
    piece = ""
    for letter in words:
        if ord(letter) > 0x2E7F:
            if piece:
                yield piece
            piece = ""
            yield letter
        else:
            piece += letter
            if letter == " ":
                yield piece
                piece = ""
    if piece:
        yield piece
