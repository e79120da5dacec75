from hypothesis import given
from hypothesis import strategies as st

from unionhall.indicators.rules.measures import ancestors, spread, subtree_ends, subtree_sums


@st.composite
def trees(draw):
    """Paths of a random forest, parents first, each with two measures."""
    paths = ["0001"]
    for _ in range(draw(st.integers(0, 40))):
        parent = draw(st.sampled_from(["", *paths]))
        taken = sum(1 for path in paths if path[:-4] == parent)
        paths.append(f"{parent}{taken + 1:04d}")
    return {path: (draw(st.integers(-5, 99)), draw(st.integers(0, 9))) for path in paths}


def naive(tree, path):
    rows = [values for other, values in tree.items() if other.startswith(path)]
    return [sum(column) for column in zip(*rows, strict=True)]


@given(trees())
def test_one_walk_equals_a_recount_of_every_subtree(tree):
    inner = sorted({path[:-4] for path in tree} - {""})
    children = [
        [sum(values[measure] for other, values in tree.items() if other[:-4] == path) for path in inner]
        for measure in (0, 1)
    ]
    own = [[tree[path][measure] for path in inner] for measure in (0, 1)]
    sums = subtree_sums(inner, children, own)
    assert [list(column) for column in zip(*sums, strict=True)] == [naive(tree, path) for path in inner]


@given(trees())
def test_spread_changes_reach_every_ancestor(tree):
    gathered = spread(tree.items())
    assert gathered == {path: naive(tree, path) for path in gathered}
    assert set(tree) <= set(gathered)


def test_an_empty_tree_has_no_subtrees():
    assert subtree_ends([]) == []
    assert subtree_sums([], [[], []], [[], []]) == [[], []]
    assert ancestors("0001") == []
