"""Paths are treebeard's."""

import pytest
from treebeard.mp_tree import MP_Node

from unionhall.kernel.errors import Refused
from unionhall.registry.models import Organisation
from unionhall.registry.rules import tree


@pytest.mark.parametrize("number", [1, 35, 36, 1296, tree.MOST_CHILDREN])
def test_the_steps_are_treebeards(number):
    assert issubclass(Organisation, MP_Node)
    assert tree.child_path("0001", number) == Organisation._get_path("0001", 2, number)
    assert tree.child_number(tree.child_path("0001", number) + "0003", "0001") == number


def test_limits():
    with pytest.raises(Refused, match="too_many_children"):
        tree.step(tree.MOST_CHILDREN + 1)
    with pytest.raises(Refused, match="too_deep"):
        tree.child_path("0001" * 63, 1)
    with pytest.raises(Refused, match="too_deep"):
        tree.check_length(240, "0001", "0001" * 5)


def test_common_path():
    assert tree.common_path([]) == ""
    assert tree.common_path(["00010002", "00020001"]) == ""
    assert tree.common_path(["00010002"]) == "00010002"
    assert tree.depth("00010002") == 2
