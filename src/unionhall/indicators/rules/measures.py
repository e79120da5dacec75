"""The eight measures of an organisation, and their sums over the tree by one walk in path order.

A path is its parent's path and ``STEP`` more letters, so path order is the order of an Euler tour: the subtree of a
node is the run of paths that begins with it. One cumulative sum per measure then gives every subtree as a difference.
"""

from collections.abc import Iterable, Sequence

import polars as pl

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


def subtree_sums(nodes: pl.DataFrame) -> pl.DataFrame:
    """Return ``path`` and, for every inner organisation, its measures summed over its subtree.

    ``nodes`` is in path order, with ``path``, ``rows`` and the measures: what is added up at each node, in as many
    rows. A node of one row with no other node below it is an organisation with nothing below.

    >>> nodes = pl.DataFrame({"path": ["000A", "000A000B", "000C"], "rows": [3, 2, 1], "members": [8, 32, 5]})
    >>> subtree_sums(nodes).rows()
    [('000A', 40), ('000A000B', 32)]
    """
    ends = pl.Series(subtree_ends(nodes["path"].to_list()), dtype=pl.UInt32)
    starts = pl.Series(range(nodes.height), dtype=pl.UInt32)
    measures = nodes.drop("path", "rows")
    summed = []
    for column in measures.iter_columns():
        running = pl.concat([pl.Series(column.name, [0], dtype=pl.Int64), column.cum_sum()])
        summed.append(running.gather(ends) - running.gather(starts))
    totals = pl.DataFrame([nodes["path"], *summed])
    return totals.filter((nodes["rows"] > 1) | (ends > starts + 1))


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
