"""Chinese words of the papers."""

from datetime import date

from unionhall.organizing.rules import paper_words as words


def test_numbers_and_days_read_as_on_paper() -> None:
    assert (words.session(11), words.meeting(2, congress=True)) == ("第十一届", "第二次会员代表大会")
    assert words.month(date(1990, 1, 5)) == "1990.01"
    assert words.moment(date(2026, 12, 2), "上午9时") == "2026年12月2日上午9时"


def test_every_body_has_its_words() -> None:
    assert words.POSTS.keys() == words.DUTIES.keys() == words.SHORT_BODIES.keys()
    assert words.BODIES.keys() == words.POSTS.keys() | {"recall"}


def test_steps_count_back_from_the_meeting() -> None:
    found = words.steps(date(2026, 12, 31))
    assert found[0][1] == "2026年11月30日前"
    assert found[3][1] == "2026年12月31日"
