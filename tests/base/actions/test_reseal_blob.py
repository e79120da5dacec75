"""A stored file is sealed anew under the current key, once."""

import pytest

from unionhall.base import crypto, files
from unionhall.base.actions.reseal_blob import reseal_blob
from unionhall.base.keys import add_key
from unionhall.base.models import Blob
from unionhall.base.queries.columns import blobs_under_old_keys
from unionhall.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.HOME = tmp_path
    crypto.forget_ring()
    yield
    crypto.forget_ring()
    crypto._SEEN.update(checked=-10.0, stamp=0.0)


def test_the_content_stays_and_the_key_changes(keeper, system, now, settings):
    number = files.store(
        b"a,b\n", name="a.csv", purpose="roster", grant="base.read_audit", actor=keeper, scope_path="", now=now
    )
    add_key(settings.HOME)
    crypto.forget_ring()
    [blob_id] = blobs_under_old_keys()
    assert reseal_blob(actor=system, blob_id=blob_id, now=now)
    assert blobs_under_old_keys() == []
    assert Blob.objects.get(pk=blob_id).key_id == 2
    assert files.read(actor=keeper, file_id=number).content == b"a,b\n"
    assert not reseal_blob(actor=system, blob_id=blob_id, now=now)


def test_strangers_may_not(stranger, now):
    with pytest.raises(NotAllowed):
        reseal_blob(actor=stranger, blob_id=1, now=now)
