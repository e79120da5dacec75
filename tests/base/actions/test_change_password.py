"""Changing one's own password."""

import pytest

from people_with_logins import PASSWORD
from unionhall.base.actions.change_password import change_password
from unionhall.kernel.actors import NOBODY
from unionhall.kernel.errors import NotAllowed, Refused

NEW = "quite another sentence"


def test_with_the_old_one(actor_for, worker, now):
    change_password(actor=actor_for(worker), old_password=PASSWORD, new_password=NEW, now=now)
    worker.refresh_from_db()
    assert worker.check_password(NEW)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("wrong", NEW, "base.password_old"),
        (PASSWORD, PASSWORD, "base.password_same"),
        (PASSWORD, "password1234", "base.password_weak"),
        (PASSWORD, "Name of worker", "base.password_weak"),
    ],
)
def test_refusals(actor_for, worker, now, old, new, code):
    with pytest.raises(Refused) as refusal:
        change_password(actor=actor_for(worker), old_password=old, new_password=new, now=now)
    assert refusal.value.code == code


def test_wrong_actors(db, system, now):
    for actor in (NOBODY,):
        with pytest.raises(NotAllowed):
            change_password(actor=actor, old_password=PASSWORD, new_password=NEW, now=now)
