"""Let every record follow an organisation that moves in the tree."""

from datetime import datetime

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat, Substr

from unionhall.base.audit import record
from unionhall.base.authority import require, within
from unionhall.base.queries.columns import scope_path_columns
from unionhall.kernel.actors import Actor


@transaction.atomic
def move_scope(*, actor: Actor, old_path: str, new_path: str, now: datetime) -> int:
    """Rewrite ``old_path`` at the front of every scope path column to ``new_path``; return how many rows moved.

    One UPDATE a column, within the mover's transaction. The tree's own path is moved by whoever moves the tree. Audit
    rows are evidence and keep the path they were written under; their places move, so that whoever answers for the
    organisation now reads its past, and whoever answered for it before no longer does.
    """
    require(actor, "base.move_scope")
    assert old_path, "the root does not move"
    assert new_path, "nothing moves above the root"
    # Gather
    columns = scope_path_columns()
    # Decide
    if old_path == new_path:
        return 0
    # Record
    moved = 0
    for model, name in columns:
        rest = Substr(name, len(old_path) + 1)
        rows = model._base_manager.filter(within(old_path, field=name))
        moved += rows.update(**{name: Concat(Value(new_path), rest)})
    record(
        actor=actor,
        verb="base.move_scope",
        subject=f"scope:{new_path}",
        scope_path=new_path,
        now=now,
        facts={"from": old_path, "to": new_path, "rows": moved},
    )
    return moved
