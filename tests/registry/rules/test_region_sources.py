"""Periods are read, the present decides, headings that are no places are left out."""

from unionhall.registry.rules.region_sources import merge, periods

LINES = [
    "# a comment",
    '21 province="辽宁省"',
    '  0701 county="[1983-]市辖区"',
    '  0725 county="[-1988]北镇县,[1989-1994]北镇满族自治县"',
    '  0782 county="[1995-2005]北宁市,[2006-]北镇市"',
    '  0790 county="[1983-1982]旧区,[1983-]新区"',
]


def test_the_table():
    current = {"210000": "辽宁省", "210700": "锦州市", "210782": "北镇市", "210799": "新县"}
    rows = merge(current, periods(LINES), {"210771": "开发区"}, {"210782110": ("青堆子镇", "210782")})
    held = {(row.code, row.name): (row.valid_from, row.valid_to, row.parent_code, row.level) for row in rows}
    assert held["210782", "北镇市"] == ("2006-01-01", "", "210700", 3)
    assert held["210725", "北镇县"] == ("", "1988-12-31", "210700", 3)
    assert held["210799", "新县"] == ("", "", "210700", 3)
    assert held["210771", "开发区"] == ("", "", "210700", 3)
    assert held["210782110", "青堆子镇"] == ("", "", "210782", 4)
    assert ("210790", "旧区") not in held
    assert not any(name == "市辖区" for _, name in held)
