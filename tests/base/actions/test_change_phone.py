"""One's own number."""

import pytest

from people_with_logins import SOUTH
from unionhall.base.actions.change_phone import change_phone
from unionhall.kernel.actors import NOBODY
from unionhall.kernel.errors import NotAllowed, Refused


def test_change_and_take_away(actor_for, worker, now):
    change_phone(actor=actor_for(worker), phone="138 0013 8000", verified=True, now=now)
    worker.refresh_from_db()
    assert (worker.phone, worker.phone_verified_at) == ("13800138000", now)
    change_phone(actor=actor_for(worker), phone="", verified=False, now=now)
    worker.refresh_from_db()
    assert (worker.phone, worker.phone_index, worker.phone_verified_at) == ("", None, None)


def test_a_taken_number_is_not_said_to_be_taken(actor_for, worker, open_account, now):
    open_account("other", SOUTH, "13900139000")
    with pytest.raises(Refused) as refusal:
        change_phone(actor=actor_for(worker), phone="13900139000", verified=True, now=now)
    assert refusal.value.code == "base.phone_refused"


def test_nobody(db, now):
    with pytest.raises(NotAllowed):
        change_phone(actor=NOBODY, phone="13900139000", verified=True, now=now)
