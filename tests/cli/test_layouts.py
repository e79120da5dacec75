"""A new module passes the house rules as it is laid out."""

import ast
from pathlib import Path

import pytest

from house import ROOT
from unionhall.cli.layouts import NameRefused, changes_of, check_name, files_of, floor_changes_of


@pytest.mark.parametrize("name", ["Training", "class", "a", "train-ing", "1st", "../x"])
def test_a_name_that_cannot_be_a_module_is_refused(name: str) -> None:
    with pytest.raises(NameRefused, match="form"):
        check_name(name, ROOT)


def test_a_taken_name_is_refused() -> None:
    with pytest.raises(NameRefused, match="taken"):
        check_name("registry", ROOT)


def test_new_files_parse_and_none_exists() -> None:
    for path, text in files_of("training").items():
        assert not (ROOT / path).exists()
        ast.parse(text, filename=path)


def test_every_line_to_change_stands_once() -> None:
    for path, stands, _ in (*changes_of("training"), *floor_changes_of("training")):
        assert Path(ROOT / path).read_text(encoding="utf-8").count(stands) == 1, (path, stands)
