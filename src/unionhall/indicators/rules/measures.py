"""The eight measures of an organisation, and their sums over the tree by one walk in path order.

A path is its parent's path and ``STEP`` more letters, so path order is the order of an Euler tour: the subtree of a
node is the run of paths that begins with it. One cumulative sum per measure then gives every subtree as a difference.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from unionhall.kernel.text import N_

STEP = 4
MEASURES: dict[str, str] = {
    "unions": N_("Grassroots unions"),
    "members": N_("Members"),
    "active": N_("Active members"),
    "women": N_("Women among them"),
    "employers": N_("Employers"),
    "unionised": N_("Employers with a union"),
    "above_scale": N_("Above-scale employers"),
    "headcount": N_("Employees"),
}


def subtree_ends(paths: Sequence[str]) -> list[int]:
    """Return, for paths in order, the index after the last one of each path's subtree.

    >>> subtree_ends(["A", "AB", "ABC", "AD", "E"])
    [4, 3, 3, 4, 5]
    """
    ends = [0] * len(paths)
    running: list[int] = []
    for index, path in enumerate(paths):
        while running and not path.startswith(paths[running[-1]]):
            ends[running.pop()] = index
        running.append(index)
    for index in running:
        ends[index] = len(paths)
    return ends


def subtree_sums(
    paths: Sequence[str], children: Sequence[Sequence[int]], own: Sequence[Sequence[int]]
) -> list[list[int]]:
    """Return per measure the sums over each inner node's subtree.

    ``paths`` are the inner nodes in order; ``children[m][i]`` is measure ``m`` summed over the direct children of node
    ``i`` (leaves too), ``own[m][i]`` is its own.

    >>> subtree_sums(["A", "AB"], [[7, 30]], [[1, 2]])
    [[38, 32]]
    """
    ends = subtree_ends(paths)
    sums = []
    for below, itself in zip(children, own, strict=True):
        running = [0, *accumulate(below)]
        sums.append(
            [running[end] - running[start] + mine for start, (end, mine) in enumerate(zip(ends, itself, strict=True))]
        )
    return sums


def ancestors(path: str) -> list[str]:
    """Return the paths above ``path``, the highest first.

    >>> ancestors("000100020003")
    ['0001', '00010002']
    """
    return [path[:length] for length in range(STEP, len(path), STEP)]


def spread(changes: Iterable[tuple[str, Sequence[int]]]) -> dict[str, list[int]]:
    """Add each change to its own path and to every path above it.

    >>> spread([("00010002", [1]), ("00010003", [2])])["0001"]
    [3]
    """
    gathered: dict[str, list[int]] = {}
    for path, change in changes:
        for place in (*ancestors(path), path):
            known = gathered.setdefault(place, [0] * len(change))
            for index, value in enumerate(change):
                known[index] += value
    return gathered
