"""Standing aside in a matter."""

from datetime import UTC, datetime

import pytest

from unionhall.base.models import Account
from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.workflow.actions.stand_aside import stand_aside

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def test_whoever_stands_aside_takes_no_step(asked, people, step):
    stand_aside(actor=people["park"], run_id=asked.pk, reason="Verwandt", now=NOW)
    with pytest.raises(Refused, match="set_aside"):
        step(asked, "approve", people["park"])
    assert step(asked, "approve", people["park2"]).state == "waiting"


def test_those_above_may_say_it_of_somebody_with_a_part_in_it(asked, people, step):
    stand_aside(actor=people["county"], run_id=asked.pk, account_id=people.ids["park"], reason="r", now=NOW)
    with pytest.raises(Refused, match="set_aside"):
        step(asked, "approve", people["park"])
    stranger = Account.objects.create(username="stranger", created_at=NOW)
    for account_id in (stranger.pk, people.ids["twin"], 10**9):
        with pytest.raises(Refused, match="aside_stranger"):
            stand_aside(actor=people["county"], run_id=asked.pk, account_id=account_id, reason="r", now=NOW)


def test_others_may_not_say_it(asked, people):
    with pytest.raises(NotAllowed):
        stand_aside(actor=people["chair"], run_id=asked.pk, account_id=people.ids["park"], reason="r", now=NOW)
    with pytest.raises(NotFound):
        stand_aside(actor=people["twin"], run_id=asked.pk, reason="r", now=NOW)
    with pytest.raises(Refused, match="reason_missing"):
        stand_aside(actor=people["park"], run_id=asked.pk, reason=" ", now=NOW)
