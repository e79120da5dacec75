"""Pages that many modules fill: a module offers a part, the page shows what each offers to this reader.

A part is made by ``maker(actor, now, subject)``: a template with its context, or nothing when the reader has no
business with it. Places: ``home.todo``, ``home.figures``, ``home.cards``, ``me``, ``person``, ``employer``,
``organisation``, ``search``, ``enterprise`` (the one file of an enterprise), ``station`` (a guidance station).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from unionhall.kernel.actors import Actor

PLACES = frozenset(
    {
        "home.todo",
        "home.figures",
        "home.cards",
        "me",
        "person",
        "employer",
        "organisation",
        "search",
        "enterprise",
        "station",
    }
)


@dataclass(frozen=True, slots=True)
class Part:
    """What a module adds to a page. ``rows`` are for places whose page draws them itself (to do, figures, hits)."""

    template: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)
    rows: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing that waits: what, about whom, since when, by when, and where it is done."""

    title: str
    about: str
    url: str
    action: str = ""
    since: Any = None
    due_on: Any = None
    days_left: int = 0
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A count that leads to its rows."""

    label: str
    value: int
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a search found; ``kind`` in words heads its group."""

    kind: str
    title: str
    about: str
    url: str


Maker = Callable[[Actor, datetime, Any], Part | None]
_MAKERS: dict[str, list[tuple[int, Maker]]] = {}


def offer(place: str, maker: Maker, *, order: int = 100) -> None:
    """Offer a part for a place (called from a module's ``apps.py`` or ``views``)."""
    assert place in PLACES, f"no place {place}"
    makers = _MAKERS.setdefault(place, [])
    if all(known is not maker for _, known in makers):
        makers.append((order, maker))
        makers.sort(key=lambda pair: pair[0])


def parts_of(place: str, actor: Actor, now: datetime, subject: Any = None) -> list[Part]:
    """Return the parts that the modules offer this reader for a place."""
    made = (maker(actor, now, subject) for _, maker in _MAKERS.get(place, ()))
    return [part for part in made if part is not None]
