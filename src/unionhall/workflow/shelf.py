"""The shelf: how the module that keeps papers tells the workflow what there is of a run's papers."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from unionhall.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class PaperOnShelf:
    """A paper of a run: ``state`` is ``filled`` or ``filed``; ``number`` once filed; ``url`` its page."""

    template: str
    title: str
    state: str
    number: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class RunPaper:
    """What a run knows for one of its papers, by field; ``choices``: what else of the run it can be about, with words.

    The first choice is what it is about when nothing is chosen: one ballot of several, one member, one group.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    choices: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the keeper of papers brings.

    ``templates``: template → its title, for the names of papers that are still missing. ``held``: all papers of a
    subject ("run:12"), for the engine. ``readable``: those that an actor may see, for pages. ``fill_url``
    (subject, template, scope path of who writes it) leads to where a paper is filled in.
    """

    templates: Callable[[], dict[str, str]]
    held: Callable[[str], Sequence[PaperOnShelf]]
    readable: Callable[[Actor, str], Sequence[PaperOnShelf]]
    fill_url: Callable[[str, str, str], str]


_SHELF: list[Shelf] = []


def keep_papers(shelf: Shelf) -> None:
    """Put up the shelf (called once, in the ``ready`` of the module that keeps papers)."""
    _SHELF[:] = [shelf]


def put_back(former: Shelf | None) -> None:
    """Put a former shelf back, or none (tests)."""
    _SHELF[:] = [former] if former else []


def current_shelf() -> Shelf | None:
    """Return the shelf, ``None`` while nobody keeps papers."""
    return _SHELF[0] if _SHELF else None


def known_templates() -> Collection[str] | None:
    """Return the codes of all templates, ``None`` while nobody keeps papers: then only their form is judged."""
    return _SHELF[0].templates().keys() if _SHELF else None
