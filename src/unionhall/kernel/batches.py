"""Sequences cut into batches, so that no statement carries more values than a database takes."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
VALUES_PER_STATEMENT = 5_000  # SQLite takes 32 766, PostgreSQL 65 535


def batches(items: Iterable[T], size: int = VALUES_PER_STATEMENT) -> Iterator[list[T]]:
    """Yield lists of at most ``size`` items.

    >>> list(batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    assert size > 0, "a batch holds something"
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
