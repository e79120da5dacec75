"""A file that is handed in is open to whoever holds the named grant there, for a week."""

from datetime import timedelta

import pytest

from unionhall.base import files
from unionhall.base.actions.hand_in_file import hand_in_file
from unionhall.base.models import StoredFile
from unionhall.kernel.errors import NotAllowed, NotFound, Refused

pytestmark = pytest.mark.django_db
GRANT = "base.manage_account"


def _hand_in(actor, now, **changes):
    given = {"content": b"name,number\n", "name": "a.csv", "grant": GRANT, "scope_path": "00010001"} | changes
    return hand_in_file(actor=actor, now=now, **given)


def test_it_is_open_to_the_grant_there_and_goes_after_a_week(north, south, worker, actor_for, now):
    file_id = _hand_in(actor_for(north), now)
    stored = StoredFile.objects.get(pk=file_id)
    assert (stored.purpose, stored.blob.sealed) == ("handed_in", True)
    assert stored.expires_at == now + timedelta(days=7)
    assert files.read(actor=actor_for(north), file_id=file_id).content == b"name,number\n"
    for other in (south, worker):
        with pytest.raises(NotFound):
            files.read(actor=actor_for(other), file_id=file_id)


def test_elsewhere_it_cannot_be_left(south, worker, actor_for, now):
    with pytest.raises(NotFound):
        _hand_in(actor_for(south), now)
    with pytest.raises(NotAllowed):
        _hand_in(actor_for(worker), now)


def test_the_grant_must_exist_and_be_ones_own(north, actor_for, now):
    with pytest.raises(Refused):
        _hand_in(actor_for(north), now, grant="base.fly")
    with pytest.raises(NotAllowed):
        _hand_in(actor_for(north), now, grant="base.read_audit")
    with pytest.raises(NotFound):
        _hand_in(actor_for(north), now, grant="base.open_file")
    assert not StoredFile.objects.exists()
