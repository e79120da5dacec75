"""Names are found as people type them."""

import pytest

from unionhall.base.pinyin import LIMIT, fold, name_index


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单雨香", "shanyuxiang"),
        ("曾国平", "zgp"),
        ("区小明", "oxm"),
        ("张皓楠", "zhn"),
        ("吕绿", "lvlv"),
        ("吕绿", "lulu"),
        ("尉迟恭", "yuchigong"),
        ("重庆市总工会", "cqszgh"),
        ("兰州市七里河区总工会", "七里河"),
        ("Zhang San", "zhangsan"),
    ],
)
def test_a_name_is_found_by_what_people_type(name, typed):
    assert fold(typed) in name_index(name)


@pytest.mark.parametrize("name", ["", "·", "曾单区仇" * 40, "A" * 500, "𠮷野家", "买买提·阿卜杜热西提"])
def test_the_index_never_outgrows_its_column(name):
    assert len(name_index(name)) <= LIMIT


def test_a_limit_cuts_whole_words():
    words = name_index("仇解查", limit=40).split()
    assert words[0] == "仇解查"
    assert all(len(word) == 3 for word in words[1:])
