"""What still runs is counted."""

from datetime import date

import pytest

from unionhall.kernel.errors import Refused
from unionhall.registry.rules.standing import check_close


def test_all_that_runs_is_counted():
    with pytest.raises(Refused) as caught:
        check_close(
            name="工会",
            founded_on=None,
            closed_on=None,
            last_on=date(2026, 1, 1),
            today=date(2026, 1, 2),
            reason="x",
            running={"members": 3, "posts": 1},
        )
    assert caught.value.facts["open"] == {"members": 3, "posts": 1}
