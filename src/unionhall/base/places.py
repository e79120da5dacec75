"""Names of places. Base knows scope paths only; the registry hands in how they are called and found."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_

MOST_NAMES = 500


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation as forms show it: ``code`` is what people type and machines send."""

    path: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """``named`` names paths; ``found`` finds the place of a code within an actor's reach under a grant."""

    named: Callable[[Collection[str]], Mapping[str, Place]]
    found: Callable[[Actor, str, str], Place | None]


_SOURCE: dict[str, Source] = {}


def set_source(source: Source) -> None:
    """Hand in the names (called in the registry's ``AppConfig.ready``)."""
    _SOURCE["source"] = source


def names_of(paths: Collection[str]) -> dict[str, str]:
    """Return the names of at most 500 paths in one query; a path without a name stands for itself."""
    wanted = sorted({path for path in paths if path})[:MOST_NAMES]
    source = _SOURCE.get("source")
    known = source.named(wanted) if source is not None and wanted else {}
    return {path: known[path].name if path in known else path for path in wanted}


def place_of_code(actor: Actor, grant: str, code: str) -> Place | None:
    """Return the place with this code, if it lies within the actor's reach under ``grant``."""
    source = _SOURCE.get("source")
    return source.found(actor, grant, code.strip()) if source is not None and code.strip() else None


def codes_of(paths: Collection[str]) -> dict[str, str]:
    """Return the codes of at most 500 paths in one query; the whole tree and what has no code are empty."""
    wanted = sorted({path for path in paths if path})[:MOST_NAMES]
    source = _SOURCE.get("source")
    known = source.named(wanted) if source is not None and wanted else {}
    return {path: known[path].code if path in known else "" for path in paths}


def path_of_code(actor: Actor, grant: str, code: str) -> str:
    """Return the scope path of a code within the actor's reach under ``grant``; ``NotFound`` otherwise."""
    require(actor, grant)
    place = place_of_code(actor, grant, code)
    if place is None:
        raise NotFound("base.not_found", N_("No organisation within your reach has this code."))
    return place.path


def code_of(path: str) -> str:
    """Return the code of a place, empty when it has none."""
    source = _SOURCE.get("source")
    known = source.named([path]) if source is not None and path else {}
    return known[path].code if path in known else ""
