"""Which kinds of facts phones may capture without network; filled by the modules in ``AppConfig.ready``.

A kind names one action of its module. The kernel makes sure that the action runs once for a fact, however often it is
sent, and never against something that somebody else changed meanwhile.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from unionhall.kernel.actors import Actor

Body = Mapping[str, object]
Lines = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Standing:
    """How the subject of a fact stands now.

    ``version`` is what a phone that looks now would write down as its base; ``changed`` says that somebody other than
    the author changed something after the base of this fact. ``lines`` (label, value) tell the person who settles a
    conflict what stands there now. ``also_at`` are other places whose people may record it, such as a station's that
    answers for it from elsewhere.
    """

    scope_path: str
    title: str
    version: str
    changed: bool = False
    closed_on: date | None = None
    lines: Lines = ()
    also_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Captured:
    """A fact as the module's action gets it. ``choice`` is empty unless a person settled a conflict."""

    fact_id: int
    subject: str
    base: str
    body: Body
    author_id: int
    happened_at: datetime
    file_ids: tuple[int, ...] = ()
    choice: str = ""
    reason: str = ""


class Take(Protocol):
    """The module's action: records the fact and returns what came of it, like "visit:12"."""

    def __call__(self, *, actor: Actor, fact: Captured, now: datetime) -> str: ...


class Stand(Protocol):
    """The module's query: how the subject stands; nothing when there is none. With ``lock`` it stays so."""

    def __call__(self, subject: str, base: str, author_id: int, *, lock: bool) -> Standing | None: ...


@dataclass(frozen=True, slots=True)
class FactKind:
    """One kind of fact.

    ``grant`` must be held over the subject. ``check(body, happened_on)`` is pure: it returns the clean body or refuses.
    ``tell`` says a body in lines for people; ``address`` leads from a result to its page; ``read_grant`` opens photos.
    """

    code: str
    title: str
    grant: str
    check: Callable[[Body, date], dict[str, object]]
    stand: Stand
    take: Take
    tell: Callable[[Body], Lines]
    address: Callable[[str], str]
    read_grant: str = ""


_KINDS: dict[str, FactKind] = {}


def register_kind(kind: FactKind) -> None:
    """Declare a kind; two modules cannot take the same one."""
    known = _KINDS.get(kind.code)
    assert known is None or known.title == kind.title, f"fact kind {kind.code} is declared twice"
    _KINDS[kind.code] = kind


def fact_kind(code: str) -> FactKind | None:
    """Return a kind, nothing when this installation does not know it."""
    return _KINDS.get(code)


def all_kinds() -> dict[str, FactKind]:
    """Return every kind by its code."""
    return dict(_KINDS)


def withdraw_kind(code: str) -> None:
    """Forget a kind (tests)."""
    _KINDS.pop(code, None)
