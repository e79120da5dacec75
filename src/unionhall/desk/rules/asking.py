"""What an order must say before it is an order, and for whom it stands."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.rules.tree import STEP

LONGEST_TITLE, LONGEST_NEED = 120, 2000


@dataclass(frozen=True, slots=True)
class Need:
    """What is asked for, in clean words."""

    kind: str
    title: str
    need: str


def read_need(*, kind: str, title: str, need: str, known: Collection[str]) -> Need:
    """Return the need without stray spaces; refuse an unknown type and what is empty or endless."""
    if kind not in known:
        raise Refused("desk.unknown_type", N_("The desk knows no service “{kind}”."), where="kind", kind=kind)
    line, text = " ".join(title.split()), need.strip()
    if not line:
        raise Refused("desk.title_missing", N_("Say in a few words what is needed."), where="title")
    if len(line) > LONGEST_TITLE or len(text) > LONGEST_NEED:
        raise Refused(
            "desk.need_long",
            N_("At most {title} letters in the first line and {need} below it are kept."),
            where="need",
            title=LONGEST_TITLE,
            need=LONGEST_NEED,
        )
    return Need(kind, line, text)


def which_employer(uscc: str, covered: Sequence[str]) -> str:
    """Return for which of the enterprises that a union covers it asks (empty: the union covers none)."""
    if uscc and uscc not in covered:
        raise Refused(
            "desk.not_covered", N_("The union does not cover the enterprise {uscc}."), where="uscc", uscc=uscc
        )
    if not uscc and len(covered) > 1:
        raise Refused(
            "desk.which_enterprise",
            N_("The union covers {count} enterprises. Name the one that needs it."),
            where="uscc",
            count=len(covered),
        )
    return uscc or next(iter(covered), "")


def places(*, ground: str, union: str) -> tuple[str, str]:
    """Return where an order stands (the union, else the ground) and the union above it.

    ``ground`` is the path on which the enterprise stands, ``union`` that of its own or joint union; either may be
    empty. A union that hangs elsewhere in the tree keeps its own line above.

    >>> places(ground="00010001", union="000100010002")
    ('000100010002', '00010001')
    >>> places(ground="00010001", union="")
    ('00010001', '00010001')
    >>> places(ground="", union="000100010002")
    ('000100010002', '00010001')
    """
    if not union:
        return ground, ground
    if ground and union.startswith(ground):
        return union, ground
    return union, union[:-STEP] or union
