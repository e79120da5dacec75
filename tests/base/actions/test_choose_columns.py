"""The choice of columns belongs to one account and one list."""

from unionhall.base.actions.choose_columns import choose_columns
from unionhall.base.queries.preferences import chosen_columns


def test_the_last_choice_holds(keeper, stranger):
    choose_columns(actor=keeper, list_code="l", columns=["a", "b"], page_size=20)
    choose_columns(actor=keeper, list_code="l", columns=["b", "b"], page_size=100)
    chosen = chosen_columns(keeper, "l")
    assert (chosen.columns, chosen.page_size) == (("b",), 100)
    assert chosen_columns(stranger, "l").columns == ()


def test_a_strange_page_size_becomes_the_usual_one(keeper):
    choose_columns(actor=keeper, list_code="l", columns=[], page_size=100_000)
    assert chosen_columns(keeper, "l").page_size == 50
