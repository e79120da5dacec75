"""A batch is placed in order; a parent that is a row comes before its children."""

import pytest

from unionhall.kernel.errors import Conflict, Refused
from unionhall.registry.rules.founding import StandingParent, parents_needed, place
from unionhall.registry.rules.rows import NewOrganisation

TOWN = {"T": StandingParent("0001", "town_federation", "镇", None, 4)}


def row(code, parent="", kind="single_union"):
    return NewOrganisation(code=code, name="名", kind=kind, parent_code=parent)


def put(*rows):
    return place(rows, parent_code="T", standing=TOWN, taken_codes=set(), taken_credit_codes=set())


def test_paths_and_children():
    placed = put(row("U"), row("B", "U", "branch"), row("V"))
    assert [(one.path, one.numchild) for one in placed] == [("00010005", 1), ("000100050001", 0), ("00010006", 0)]


def test_order_and_codes():
    assert parents_needed([row("B", "U", "branch"), row("U")], "T") == {"U", "T"}
    with pytest.raises(Conflict, match="code_taken"):
        put(row("U"), row("U"))
    with pytest.raises(Refused, match="bad_code"):
        put(row("U V"))
