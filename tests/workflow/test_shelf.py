"""The module that keeps papers has put up its shelf."""

from unionhall.workflow.shelf import current_shelf, known_templates


def test_the_shelf_knows_the_templates_and_where_they_are_filled_in(db):
    shelf = current_shelf()
    assert shelf is not None
    assert {"T01", "T29"} <= set(known_templates())
    assert shelf.held("run:1") == []
    assert shelf.fill_url("run:1", "T01", "0001").endswith("/templates/T01/fill/?in=&for=run%3A1")
