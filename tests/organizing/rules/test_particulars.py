"""What papers say besides numbers: known keys, readable lines, money to the fen."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.organizing.rules.particulars import BY_KEY, SECTIONS, check_particular, count_of, fen_of, pairs_of


def test_lines_are_trimmed() -> None:
    assert check_particular("work", " 标题 内容 \n\n 二 文 ") == "标题 内容\n二 文"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("nothing", "x"),
        ("contact", "x" * 121),
        ("opening", "12,5.5.5"),
        ("opening", "1.005"),
        ("income", "会费 viel"),
        ("attendance", "一班 -3"),
        ("work", "ohneAbstand"),
        ("contact", "a\x00b"),
    ],
)
def test_what_cannot_be_read_is_refused(key: str, text: str) -> None:
    with pytest.raises(Refused):
        check_particular(key, text)


def test_amounts_are_fen() -> None:
    assert (fen_of("1200.5"), fen_of("1,200"), fen_of("-1"), fen_of("NaN"), fen_of("")) == (
        120050,
        120000,
        None,
        None,
        None,
    )
    assert (count_of("38"), count_of("三十")) == (38, None)


def test_pairs() -> None:
    assert pairs_of("王建国 主持 工作\nleer") == [("王建国", "主持 工作")]
    assert pairs_of("会费 留成 12", last=True) == [("会费 留成", "12")]


def test_every_key_belongs_to_one_section() -> None:
    assert len(BY_KEY) == sum(len(parts) for _, parts in SECTIONS.values())
