from datetime import date

import pytest

from unionhall.desk.rules.posting import must_be, read_post, still_valid
from unionhall.kernel.errors import Refused

TODAY = date(2026, 11, 23)


def test_a_post_is_read_without_stray_spaces():
    found = read_post(kind="policy", title=" 春节  慰问 ", body=" 一\r\n二 ", valid_until=TODAY, today=TODAY)
    assert (found.title, found.body) == ("春节 慰问", "一\n二")


def test_what_is_over_is_not_shown():
    still_valid(None, TODAY)
    with pytest.raises(Refused):
        still_valid(date(2026, 11, 22), TODAY)


def test_a_state_allows_what_it_allows():
    must_be("draft", "draft", "published")
    with pytest.raises(Refused):
        must_be("withdrawn", "draft")
