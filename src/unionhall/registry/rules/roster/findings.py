"""Reasons found while a roster is judged, row by row."""

from dataclasses import dataclass, field

import polars as pl

from unionhall.registry.rules.roster.reasons import OK, severity


@dataclass(slots=True)
class Findings:
    """Reasons by row index, each with the field whose cell it is about. Sparse: a clean row has no entry."""

    by_index: dict[int, list[tuple[str, str]]] = field(default_factory=dict)

    def add(self, mask: pl.Series, code: str, about: str) -> None:
        """Note ``code`` for every row where ``mask`` is true (null counts as false)."""
        for index in mask.arg_true().to_list():
            self.note(index, code, about)

    def note(self, index: int, code: str, about: str) -> None:
        """Note ``code`` for one row."""
        self.by_index.setdefault(index, []).append((code, about))

    def worst(self, index: int) -> int:
        """Return the weight of a row's worst reason."""
        return max((severity(code) for code, _ in self.by_index.get(index, ())), default=OK)
