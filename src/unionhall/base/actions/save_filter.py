"""Save a filter of a list, for oneself, for colleagues, or as a role's first view."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.base.models import SavedFilter
from unionhall.base.models.preferences import PRIVATE, SHARED
from unionhall.base.rules.roles import EVERYONE
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

MOST = 50  # filters one account may keep for one list


@transaction.atomic
def save_filter(
    *,
    actor: Actor,
    list_code: str,
    name: str,
    query: str,
    shared_at: str | None = None,
    default_for_role: str = "",
    now: datetime,
) -> int:
    """Keep ``query`` under ``name`` (the same name again replaces it), shared at and below ``shared_at`` when given."""
    require(actor, "base.keep_preferences")
    # Gather
    if shared_at is not None or default_for_role:
        require(actor, "base.share_filter", at=shared_at or "")
    mine = SavedFilter.objects.filter(owner_id=actor.account_id, list_code=list_code)
    # Decide
    name = " ".join(name.split())[:60]
    if not name:
        raise Refused("base.filter_unnamed", N_("The filter has no name. Type a name under which you will find it."))
    if default_for_role and default_for_role not in EVERYONE:
        raise Refused("base.unknown_role", N_("There is no role “{role}”."), role=default_for_role)
    if mine.exclude(name=name).count() >= MOST:
        raise Refused(
            "base.too_many_filters",
            N_("You keep {count} filters for this list already. Delete one that you no longer use."),
            count=MOST,
        )
    # Record
    path = shared_at or ""
    if default_for_role:
        SavedFilter.objects.filter(list_code=list_code, scope_path=path, default_for_role=default_for_role).update(
            default_for_role=""
        )
    row, _ = SavedFilter.objects.update_or_create(
        owner_id=actor.account_id,
        list_code=list_code,
        name=name,
        defaults={
            "query": query[:2000],
            "visibility": PRIVATE if shared_at is None else SHARED,
            "scope_path": path,
            "default_for_role": default_for_role,
            "created_at": now,
        },
    )
    if shared_at is not None:
        facts = {"list": list_code, "default_for_role": default_for_role}
        audit.record(
            actor=actor, verb="base.save_filter", subject=f"filter:{row.pk}", scope_path=path, now=now, facts=facts
        )
    return int(row.pk)
