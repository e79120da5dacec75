"""Every ballot is as long as every other; what would be invalid is told before it is sealed."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.organizing.rules.secret_marks import LENGTH, MOST_CANDIDATES, count_marks, read_marks, write_marks


@pytest.mark.parametrize(
    ("marks", "names"),
    [([], []), (["for"] * MOST_CANDIDATES, []), (["abstain"] * MOST_CANDIDATES, ["䶮" * 20, "张" * 20, "李" * 20])],
)
def test_one_length_and_back(marks: list[str], names: list[str]) -> None:
    plain = write_marks(marks, names, 60)
    assert len(plain) == LENGTH
    assert read_marks(plain) == (marks, names)


@pytest.mark.parametrize(
    ("marks", "names", "seats"),
    [
        (["for", "for"], [], 1),
        (["for"], ["张三"], 1),
        (["yes"], [], 1),
        ([], ["甲", "乙", "丙", "丁"], 9),
        ([], ["甲", "甲"], 9),
        ([], ["甲" * 21], 9),
    ],
)
def test_what_would_be_invalid_is_refused(marks: list[str], names: list[str], seats: int) -> None:
    with pytest.raises(Refused):
        write_marks(marks, names, seats)


def test_counting_the_box() -> None:
    box = [write_marks(["for", "against"], [], 1), write_marks(["against", "abstain"], ["张三"], 1)]
    count = count_marks(box, ["1", "2"], due=3, receipts=2)
    assert (count.due, count.present, count.issued, count.collected, count.valid) == (3, 2, 2, 2, 2)
    assert (count.votes["1"].for_, count.votes["1"].against, count.votes["2"].abstain) == (1, 1, 1)
    assert count.written_in == {"+张三": 1}
