"""Seal what an old key sealed under the current one, in batches that can stop and go on anywhere."""

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Case, Value, When

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.crypto import key_id, ring, seal, unseal
from unionhall.base.fields import SealedTextField
from unionhall.base.queries.columns import raw
from unionhall.kernel.actors import Actor

BATCH = 500


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
    held = list(rows.annotate(_raw=raw(field)).values_list("pk", "_raw")[:BATCH])
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
