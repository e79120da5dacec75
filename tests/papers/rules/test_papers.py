"""What may be done in which state."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.papers.rules.papers import check_draft, check_filed, check_reason


@pytest.mark.parametrize(("state", "draft", "filed"), [("draft", 1, 0), ("filed", 0, 1), ("withdrawn", 0, 0)])
def test_states(state, draft, filed):
    for check, allowed in ((check_draft, draft), (check_filed, filed)):
        if allowed:
            check(state)
        else:
            with pytest.raises(Refused):
                check(state)


def test_a_reason_says_something():
    assert check_reason(" wrong   name ") == "wrong name"
    with pytest.raises(Refused, match="no_reason"):
        check_reason("  ")
