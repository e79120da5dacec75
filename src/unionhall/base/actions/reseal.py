"""Seal what an old key sealed under the current one, in batches that can stop and go on anywhere."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import Case, F, Value, When

from unionhall.base import vault
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.crypto import key_id, ring, seal, unseal
from unionhall.base.fields import SealedTextField
from unionhall.base.models import Blob
from unionhall.kernel.actors import Actor

BATCH = 500


def sealed_columns() -> list[tuple[type[models.Model], SealedTextField]]:
    """Return every sealed column of every table."""
    return [
        (model, field)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_fields
        if isinstance(field, SealedTextField)
    ]


@transaction.atomic
def reseal(*, actor: Actor, model: type[models.Model], field: SealedTextField, after: Any, now: datetime) -> Any:
    """Reseal the next ``BATCH`` rows of one column behind key ``after``; return the last key seen or ``None``.

    A value that somebody changes meanwhile is sealed anew by that change: the rows are locked for the batch, and only
    those under an old key are written.
    """
    require(actor, "base.rotate_keys")
    # Gather
    rows = model._base_manager.select_for_update().order_by("pk")
    if after is not None:
        rows = rows.filter(pk__gt=after)
    held = list(rows.annotate(_raw=_raw(field)).values_list("pk", "_raw")[:BATCH])
    # Decide
    context = f"{model._meta.label_lower}.{field.attname}"
    fresh = {
        pk: seal(unseal(bytes(value), context), context)
        for pk, value in held
        if value and key_id(bytes(value)) != ring().current
    }
    # Record
    if fresh:
        whens = [When(pk=pk, then=Value(value, output_field=models.BinaryField())) for pk, value in fresh.items()]
        chosen = model._base_manager.filter(pk__in=list(fresh))
        chosen.update(**{field.attname: Case(*whens, output_field=models.BinaryField())})
        record(
            actor=actor,
            verb="base.reseal",
            subject=f"column:{context}",
            scope_path="",
            now=now,
            facts={"rows": len(fresh), "key": ring().current},
        )
    return held[-1][0] if len(held) == BATCH else None


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


def blobs_under_old_keys() -> list[int]:
    """Return the ids of stored files that an old key seals."""
    old = Blob.objects.filter(sealed=True).exclude(key_id=ring().current).order_by("pk")
    return list(old.values_list("pk", flat=True))


def keys_in_use() -> dict[int, int]:
    """Count the sealed values and files under each key: the proof that an old key may go."""
    used: dict[int, int] = {}
    for model, field in sealed_columns():
        rows = model._base_manager.annotate(_raw=_raw(field)).order_by().values_list("_raw", flat=True)
        for value in rows.iterator(chunk_size=5000):
            if value:
                number = key_id(bytes(value))
                used[number] = used.get(number, 0) + 1
    for number in Blob.objects.filter(sealed=True).order_by().values_list("key_id", flat=True).iterator():
        used[number] = used.get(number, 0) + 1
    return used


def _raw(field: SealedTextField) -> Any:
    """Read the sealed bytes instead of the text."""
    return models.ExpressionWrapper(F(field.attname), output_field=models.BinaryField())
