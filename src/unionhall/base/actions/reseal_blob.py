"""Seal a stored file under the current key."""

from datetime import datetime

from django.db import transaction

from unionhall.base import vault
from unionhall.base.authority import require
from unionhall.base.crypto import ring
from unionhall.base.models import Blob
from unionhall.kernel.actors import Actor


@transaction.atomic
def reseal_blob(*, actor: Actor, blob_id: int, now: datetime) -> bool:
    """Reseal one stored file under the current key; the file on disk changes in one step."""
    require(actor, "base.rotate_keys")
    # Gather
    blob = Blob.objects.select_for_update().get(pk=blob_id)
    # Decide
    if not blob.sealed or blob.key_id == ring().current:
        return False
    # Record
    content = vault.read(blob.digest, sealed=True)
    vault.replace(vault.seal_bytes(content, blob.digest), vault.path_of(blob.digest, sealed=True))
    Blob.objects.filter(pk=blob.pk).update(key_id=ring().current)
    return True
