"""Move an organisation with everything below it and everything that belongs to it."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from unionhall.base import audit, outbox
from unionhall.base.actions.move_scope import move_scope
from unionhall.base.authority import require, within
from unionhall.kernel.actors import Actor, system_actor
from unionhall.registry.events import OrganisationMoved
from unionhall.registry.models import Organisation
from unionhall.registry.queries.organisations import (
    last_paths_under,
    lock_subtree,
    longest_path_under,
    organisations_by_code,
)
from unionhall.registry.rules.standing import check_move
from unionhall.registry.rules.tree import STEP, check_length, child_number, child_path, depth

GRANT = "registry.change_organisation"


@transaction.atomic
def move_organisation(*, actor: Actor, code: str, parent_code: str, reason: str, now: datetime) -> str:
    """Move it under ``parent_code`` and return the new path; the number of queries does not grow with what moves.

    The actor must answer for the organisation, for where it stood and for where it comes to stand.
    """
    require(actor, GRANT)
    # Gather
    found = organisations_by_code(actor, [code, parent_code], GRANT, lock=True)
    moved, parent = found[code], found[parent_code]
    old_path, old_parent_path = moved.path, moved.path[:-STEP]
    require(actor, GRANT, at=old_parent_path)
    lock_subtree(moved)
    last_child = last_paths_under([parent.pk])[parent.pk]
    # Decide
    check_move(
        code=code,
        name=moved.name,
        kind=moved.kind,
        path=old_path,
        parent_path=parent.path,
        parent_kind=parent.kind,
        parent_name=parent.name,
        parent_closed_on=parent.closed_on,
        reason=reason,
    )
    new_path = child_path(parent.path, child_number(last_child, parent.path) + 1)
    check_length(longest_path_under(moved), old_path, new_path)
    # Record
    Organisation.objects.filter(within(old_path, field="path")).update(
        path=Concat(Value(new_path), Substr("path", len(old_path) + 1)),
        depth=F("depth") + (depth(new_path) - depth(old_path)),
    )
    Organisation.objects.filter(path=old_parent_path).update(numchild=F("numchild") - 1)
    Organisation.objects.filter(pk=parent.pk).update(numchild=F("numchild") + 1)
    Organisation.objects.filter(pk=moved.pk).update(version=F("version") + 1)
    # Rewriting scope paths is the system's alone: it follows from the move, which the actor was allowed.
    rows = move_scope(actor=system_actor("registry", door=actor.door), old_path=old_path, new_path=new_path, now=now)
    outbox.announce(
        OrganisationMoved(moved.pk, code, old_path, new_path),
        aggregate=f"organisation:{code}",
        now=now,
        scope_path=new_path,
    )
    audit.record(
        actor=actor,
        verb="registry.move_organisation",
        subject=f"organisation:{code}",
        scope_path=new_path,
        now=now,
        facts={"from": old_path, "to": new_path, "parent": parent_code, "rows": rows},
        reason=reason.strip()[:200],
    )
    return new_path
