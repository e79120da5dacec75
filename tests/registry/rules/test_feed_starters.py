"""What one may begin with can be carried out, names its source, and claims nothing."""

import pytest

from unionhall.kernel.identity import ID_TYPES
from unionhall.registry.rules.feed import check_description
from unionhall.registry.rules.feed_starters import STARTERS
from unionhall.registry.rules.kinds import STATUSES


@pytest.mark.parametrize("feed", STARTERS.values(), ids=lambda feed: feed.code)
def test_it_can_be_carried_out(feed):
    check_description(feed)
    assert "核对" in feed.source
    assert not feed.verified


@pytest.mark.parametrize(("code_list", "ours"), [("会籍状态", STATUSES), ("证件类型", ID_TYPES), ("性别", "MF")])
def test_code_lists_know_every_value(code_list, ours):
    for feed in STARTERS.values():
        if any(column.code_list == code_list for column in feed.columns):
            assert {value for name, value in feed.codes if name == code_list} >= set(ours)
