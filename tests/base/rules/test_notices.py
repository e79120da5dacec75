"""Numbers of official notices."""

import pytest

from unionhall.base.rules.notices import checked_notice
from unionhall.kernel.errors import Refused


@pytest.mark.parametrize("text", ["国办发明电〔2025〕7号", "国办发明电(2025) 7号", "国办发明电［2025］7号"])
def test_usual_writings_are_taken(text):
    assert checked_notice(text) == "国办发明电〔2025〕7号"


@pytest.mark.parametrize("text", ["", "7", "notice 7", "国办发明电7号", "〔2025〕7号"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(Refused):
        checked_notice(text)
