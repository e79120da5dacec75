"""Findings are sparse and weigh as much as their worst."""

import polars as pl

from unionhall.registry.rules.roster.findings import Findings


def test_sparse_and_weighed() -> None:
    findings = Findings()
    findings.add(pl.Series([False, True, None]), "date_tidied", "joined")
    findings.note(1, "under_16", "id_number")
    assert findings.by_index == {1: [("date_tidied", "joined"), ("under_16", "id_number")]}
    assert (findings.worst(0), findings.worst(1)) == (0, 2)
