"""Arithmetic of materialised paths as treebeard lays them: steps of four signs in base 36 (decision 16)."""

from collections.abc import Iterable

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

STEP = 4
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BASE = len(_DIGITS)
MOST_CHILDREN = _BASE**STEP - 1
LONGEST_PATH = 252  # 63 steps fit into the column of 255


def step(number: int) -> str:
    """Write the step of child ``number`` (from 1).

    >>> step(1), step(36), step(MOST_CHILDREN)
    ('0001', '0010', 'ZZZZ')
    """
    if not 0 < number <= MOST_CHILDREN:
        raise Refused("registry.too_many_children", N_("No more organisations fit under this one."))
    signs = []
    for _ in range(STEP):
        number, rest = divmod(number, _BASE)
        signs.append(_DIGITS[rest])
    return "".join(reversed(signs))


def child_number(path: str, parent_path: str) -> int:
    """Return which child of ``parent_path`` leads to ``path``, which may lie deeper; 0 for an empty path.

    >>> child_number("000100100001", "0001")
    36
    """
    return int(path[len(parent_path) : len(parent_path) + STEP] or "0", _BASE)


def child_path(parent_path: str, number: int) -> str:
    """Return the path of child ``number``."""
    path = parent_path + step(number)
    if len(path) > LONGEST_PATH:
        raise Refused("registry.too_deep", N_("Organisations cannot stand deeper than 63 levels."))
    return path


def depth(path: str) -> int:
    """Return the depth of a path; a root has 1."""
    return len(path) // STEP


def ancestors(path: str) -> list[str]:
    """Return the paths above ``path``, the root first.

    >>> ancestors("000100020003")
    ['0001', '00010002']
    """
    return [path[:end] for end in range(STEP, len(path), STEP)]


def common_path(paths: Iterable[str]) -> str:
    """Return the lowest path that holds all the given ones; empty when they share none.

    >>> common_path(["000100020003", "00010002", "000100020004"])
    '00010002'
    """
    distinct = set(paths)
    if not distinct:
        return ""
    first, last = min(distinct), max(distinct)
    shared = 0
    while shared < len(first) and first[shared : shared + STEP] == last[shared : shared + STEP]:
        shared += STEP
    return first[:shared]


def check_length(longest: int, old_path: str, new_path: str) -> None:
    """Refuse a move that would push something below it deeper than the column holds."""
    if longest - len(old_path) + len(new_path) > LONGEST_PATH:
        raise Refused("registry.too_deep", N_("Organisations cannot stand deeper than 63 levels."))
