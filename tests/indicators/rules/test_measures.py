import polars as pl
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


@given(trees(), st.booleans())
def test_one_walk_equals_a_recount_of_every_subtree(tree, leaves_are_known):
    inner = {path[:-4] for path in tree} - {""}
    nodes: dict[str, list[int]] = {}
    for path, values in tree.items():
        node = path if path in inner or not leaves_are_known else path[:-4]
        held = nodes.setdefault(node, [0, 0, 0])
        nodes[node] = [held[0] + 1, held[1] + values[0], held[2] + values[1]]
    nodes.pop("", None)
    rows = [(path, *values) for path, values in sorted(nodes.items())]
    schema = {"path": pl.String, "rows": pl.Int64, "one": pl.Int64, "two": pl.Int64}
    sums = subtree_sums(pl.DataFrame(rows, schema=schema, orient="row"))
    assert sums.rows() == [(path, *naive(tree, path)) for path in sorted(inner)]


@given(trees())
def test_spread_changes_reach_every_ancestor(tree):
    gathered = spread(tree.items())
    assert gathered == {path: naive(tree, path) for path in gathered}
    assert set(tree) <= set(gathered)


def test_an_empty_tree_has_no_subtrees():
    assert subtree_ends([]) == []
    schema = {"path": pl.String, "rows": pl.Int64, "one": pl.Int64}
    assert subtree_sums(pl.DataFrame(schema=schema)).rows() == []
    assert ancestors("0001") == []
