"""The header is found, and what people said about headings outranks our own reading."""

import pytest

from registry.rosters import HEADINGS, as_xlsx, person
from unionhall.kernel.errors import Refused
from unionhall.registry.rules.roster.cells import open_sheets
from unionhall.registry.rules.roster.layout import check_mapping, find_layout, find_roster, show_columns


def test_a_signature_line_is_no_header() -> None:
    assert find_layout([["填表人姓名", "某某"], ["姓名"]], [], {}) is None


def test_a_remembered_meaning_outranks_ours() -> None:
    top = [["姓名", "证号", "身份证号", "电话", "性别"]]
    layout = find_layout(top, [], {"证号": "id_number", "身份证号": "-"})
    assert layout is not None
    assert layout.columns["id_number"] == 1


def test_columns_are_shown_masked() -> None:
    found = find_roster(open_sheets(as_xlsx([person(0)])), {})
    shown = {key: (field, examples) for key, _, field, examples in show_columns(found)}
    assert shown["身份证号码"][0] == "id_number"
    assert "*" in shown["身份证号码"][1][0]
    assert "*" in shown["联系电话"][1][0]
    assert len(shown) == len(HEADINGS)


@pytest.mark.parametrize(
    ("mapping", "code"),
    [
        ({"a": "nothing"}, "registry.mapping_unknown"),
        ({"a": "name", "b": "name"}, "registry.mapping_twice"),
        ({"a": "name"}, "registry.mapping_lacks"),
    ],
)
def test_mappings_that_cannot_be(mapping: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as refused:
        check_mapping(mapping)
    assert refused.value.code == code
