"""Columns that hold scope paths or sealed values, found in every table of every module; what each key still seals."""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import F
from treebeard.mp_tree import MP_Node

from unionhall.base.crypto import key_id, ring
from unionhall.base.fields import ScopePathField, SealedTextField
from unionhall.base.models import Blob


def scope_path_columns() -> list[tuple[type[models.Model], str]]:
    """Return every scope path column of every table, the tree's own path left out."""
    return [
        (model, field.attname)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_fields
        if isinstance(field, ScopePathField) and not (issubclass(model, MP_Node) and field.attname == "path")
    ]


def sealed_columns() -> list[tuple[type[models.Model], SealedTextField]]:
    """Return every sealed column of every table."""
    return [
        (model, field)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_fields
        if isinstance(field, SealedTextField)
    ]


def blobs_under_old_keys() -> list[int]:
    """Return the ids of stored files that an old key seals."""
    old = Blob.objects.filter(sealed=True).exclude(key_id=ring().current).order_by("pk")
    return list(old.values_list("pk", flat=True))


def keys_in_use() -> dict[int, int]:
    """Count the sealed values and files under each key: the proof that an old key may go."""
    used: dict[int, int] = {}
    for model, field in sealed_columns():
        rows = model._base_manager.annotate(_raw=raw(field)).order_by().values_list("_raw", flat=True)
        for value in rows.iterator(chunk_size=5000):
            if value:
                number = key_id(bytes(value))
                used[number] = used.get(number, 0) + 1
    for number in Blob.objects.filter(sealed=True).order_by().values_list("key_id", flat=True).iterator():
        used[number] = used.get(number, 0) + 1
    return used


def raw(field: SealedTextField) -> Any:
    """Read the sealed bytes instead of the text."""
    return models.ExpressionWrapper(F(field.attname), output_field=models.BinaryField())
