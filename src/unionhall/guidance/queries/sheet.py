"""The two-page sheet of a station, typeset from what the public page shows."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from unionhall.base import typesetting
from unionhall.base.qr import qr_svg

_SOURCE = """
#let d = json("sheet.json")
#set document(title: d.title)
#set page(paper: "a4", margin: (x: 20mm, top: 20mm, bottom: 22mm), footer: context [
  #set text(size: 8.5pt, fill: rgb("#555555"))
  #grid(columns: (1fr, auto), d.title + " · " + d.as_of, counter(page).display("1 / 1", both: true))
])
#set text(font: "FONT", size: 10.5pt)
#set par(leading: 0.75em)
#let head(words) = block(above: 1.6em, below: 0.8em, text(size: 13pt, weight: "bold", fill: rgb("#a4161a"), words))
#grid(columns: (1fr, auto), gutter: 10mm,
  [
    #text(size: 18pt, weight: "bold", d.title)
    #v(2mm)
    #text(size: 11pt, d.host) \\
    #if d.address != "" [#d.address \\ ]
    #if d.opened != "" [#d.opened · ]#d.as_of
  ],
  align(center)[#image("page.svg", width: 26mm) #text(size: 8pt, d.check)],
)
#line(length: 100%, stroke: 1.2pt + rgb("#a4161a"))
#d.lead
#head(d.figures_title)
#grid(columns: (1fr, 1fr, 1fr), gutter: 4mm, ..d.figures.map(row => block(
  width: 100%, height: 24mm, inset: 3mm, radius: 1.5mm, fill: rgb("#f4f1ee"),
  [
    #text(size: 8.5pt, row.at(0)) #v(1fr)
    #text(size: 15pt, weight: "bold", row.at(1)) #h(1mm) #text(size: 8pt, row.at(2))
  ],
)))
#if d.people.len() > 0 [
  #head(d.people_title)
  #table(columns: (1fr, 40mm, 30mm), stroke: (x: none, y: 0.4pt + rgb("#bbbbbb")), inset: 2mm, ..d.people.flatten())
]
#pagebreak()
#head(d.services_title)
#text(size: 9pt, fill: rgb("#555555"), d.services_done)
#table(columns: (1fr, auto, 6mm, 1fr, auto), stroke: none, inset: (x: 1mm, y: 2.2mm),
  ..range(calc.ceil(d.services.len() / 2)).map(i => {
    let left = d.services.at(i)
    let right = d.services.at(i + calc.ceil(d.services.len() / 2), default: ("", ""))
    (left.at(0), left.at(1), "", right.at(0), right.at(1))
  }).flatten())
#head(d.steps_title)
#enum(spacing: 1em, ..d.steps)
#if d.rooms.len() > 0 [
  #head(d.rooms_title)
  #table(columns: (auto, auto, 1fr), stroke: (x: none, y: 0.4pt + rgb("#bbbbbb")), inset: 2mm, ..d.rooms.flatten())
]
#if d.regions != "" [
  #head(d.regions_title)
  #d.regions
]
#v(1fr)
#text(size: 9pt, fill: rgb("#555555"))[#d.note \\ #d.address_of_page]
"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Every word of the sheet, in the reader's language."""

    title: str
    host: str
    as_of: str
    address: str
    opened: str
    lead: str
    figures_title: str
    figures: Sequence[tuple[str, str, str]]
    people_title: str
    people: Sequence[tuple[str, str, str]]
    services_title: str
    services: Sequence[tuple[str, str]]
    services_done: str
    steps_title: str
    steps: Sequence[str]
    rooms_title: str
    rooms: Sequence[tuple[str, str, str]]
    regions_title: str
    regions: str
    note: str
    check: str
    address_of_page: str


def sheet_pdf(sheet: Sheet) -> bytes:
    """Return the PDF; a character that the font lacks is refused by name."""
    data = json.dumps(asdict(sheet), ensure_ascii=False)
    typesetting.check_characters(data)
    pictures = {"sheet.json": data.encode(), "page.svg": qr_svg(sheet.address_of_page).encode()}
    return typesetting.pdf_of(_SOURCE.replace("FONT", typesetting.SANS), pictures=pictures)
