"""What the union decides: what the law does not know is refused, what a table forbids waits for its step."""

from datetime import date

import pytest

from unionhall.kernel.errors import Conflict, Refused
from unionhall.organizing.actions.settle_plan import Plan, settle_plan
from unionhall.organizing.models import Undertaking
from unionhall.organizing.queries.run_facts import facts_of


def settle(ground, of: Undertaking, now, **plan) -> None:
    settle_plan(actor=ground.station, undertaking_id=of.pk, plan=Plan(**plan), version=of.version, now=now)


def test_it_is_kept(ground, founding, now) -> None:
    settle(ground, founding, now, form="meeting", seats=5, term_years=3, meeting_on=date(2026, 12, 10), done=["seal"])
    founding.refresh_from_db()
    facts = facts_of(founding, date(2026, 11, 23))
    assert (founding.seats, founding.done, founding.version) == (5, ["seal"], 2)
    assert (facts["days_to_meeting"], facts["operating"], facts["term_years"]) == (17, 1, 3)


@pytest.mark.parametrize(
    "plan",
    [
        {"form": "congress"},
        {"term_years": 4},
        {"seats": -1},
        {"delegates": 10_001},
        {"done": ["everything"]},
        {"small_form": "none"},
    ],
)
def test_what_cannot_be_is_refused(ground, founding, now, plan) -> None:
    with pytest.raises(Refused):
        settle(ground, founding, now, **plan)


def test_a_stale_screen_is_told(ground, founding, now) -> None:
    settle(ground, founding, now, seats=5)
    with pytest.raises(Conflict):
        settle(ground, founding, now, seats=7)


def test_what_is_over_stays(ground, founding, now) -> None:
    founding.finished_on = date(2026, 11, 20)
    founding.save()
    with pytest.raises(Refused):
        settle(ground, founding, now, seats=5)
