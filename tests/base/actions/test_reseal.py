"""Rotation: a fresh key, everything sealed anew in batches, the old key dropped when nothing uses it."""

import pytest
from django.core.management import call_command

from unionhall.base import crypto, files
from unionhall.base.actions import reseal as module
from unionhall.base.actions.reseal import reseal
from unionhall.base.keys import add_key
from unionhall.base.models import Account
from unionhall.base.queries.columns import keys_in_use, sealed_columns
from unionhall.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.HOME = tmp_path
    crypto.forget_ring()
    yield
    crypto.forget_ring()
    crypto._SEEN.update(checked=-10.0, stamp=0.0)


@pytest.fixture
def phones(db, now):
    for n in range(7):
        Account.objects.create(username=f"u{n}", phone=f"1380000000{n}", created_at=now)
    return lambda: [account.phone for account in Account.objects.filter(username__startswith="u").order_by("username")]


def test_rotation_keeps_every_value_and_frees_the_old_key(phones, keeper, now, settings, monkeypatch, capsys):
    monkeypatch.setattr(module, "BATCH", 3)
    before = phones()
    number = files.store(
        b"a,b\n", name="a.csv", purpose="roster", grant="base.read_audit", actor=keeper, scope_path="", now=now
    )
    call_command("rotate_keys", "--drop-old")
    assert set(keys_in_use()) == {2}
    assert crypto.ring().keys.keys() == {2}
    assert phones() == before
    assert files.read(actor=keeper, file_id=number).content == b"a,b\n"
    assert "key 1: 0 sealed values" in capsys.readouterr().out


def test_a_stopped_rotation_reads_and_goes_on(phones, system, now, settings, monkeypatch):
    monkeypatch.setattr(module, "BATCH", 3)
    before = phones()
    add_key(settings.HOME)
    crypto.forget_ring()
    model, field = next((model, field) for model, field in sealed_columns() if model is Account)
    after = reseal(actor=system, model=model, field=field, after=None, now=now)
    assert keys_in_use() == {1: 4, 2: 3}
    assert phones() == before
    assert after is not None
    call_command("rotate_keys", "--resume")
    assert keys_in_use() == {2: 7}


def test_another_process_sees_the_new_key(phones, settings):
    sealed = crypto.seal(b"x", "a.b.c")
    add_key(settings.HOME)
    crypto._SEEN["checked"] = -10.0
    fresh = crypto.seal(b"x", "a.b.c")
    assert (crypto.key_id(sealed), crypto.key_id(fresh)) == (1, 2)
    assert crypto.unseal(sealed, "a.b.c") == crypto.unseal(fresh, "a.b.c") == b"x"


def test_strangers_may_not(stranger, now):
    model, field = sealed_columns()[0]
    with pytest.raises(NotAllowed):
        reseal(actor=stranger, model=model, field=field, after=None, now=now)
