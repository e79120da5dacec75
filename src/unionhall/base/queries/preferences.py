"""What an account chose for its lists and left in its forms."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from unionhall.base.models import FormDraft, ListColumns, SavedFilter
from unionhall.base.models.preferences import SHARED
from unionhall.kernel.actors import Actor

MOST_FILTERS = 50  # saved filters shown for one list


@dataclass(frozen=True, slots=True)
class Kept:
    """One saved filter as its reader sees it."""

    id: int
    name: str
    query: str
    mine: bool
    shared: bool
    default_for_role: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The columns and page size an account chose; empty when it never did."""

    columns: tuple[str, ...] = ()
    page_size: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed and when it was kept."""

    values: dict[str, Any]
    saved_at: datetime | None


def _above(actor: Actor) -> list[str]:
    """Return every path at or above a place where the actor holds a role (paths grow by four letters)."""
    return sorted({holding.path[:end] for holding in actor.holdings for end in range(0, len(holding.path) + 1, 4)})


def kept_filters(actor: Actor, list_code: str) -> list[Kept]:
    """Return the actor's own filters of a list and those shared at or above where the actor works."""
    if actor.account_id is None:
        return []
    rows = SavedFilter.objects.filter(
        Q(owner_id=actor.account_id) | Q(visibility=SHARED, scope_path__in=_above(actor)), list_code=list_code
    )
    return [
        Kept(
            row.pk,
            row.name,
            row.query,
            row.owner_id == actor.account_id,
            row.visibility == SHARED,
            row.default_for_role,
        )
        for row in rows.order_by("name", "pk")[:MOST_FILTERS]
    ]


def default_filter(actor: Actor, kept: list[Kept]) -> Kept | None:
    """Return the first shared filter that is the default of a role the actor holds."""
    return next((row for row in kept if row.default_for_role and row.default_for_role in actor.roles), None)


def chosen_columns(actor: Actor, list_code: str) -> Chosen:
    """Return the columns and the page size the actor chose for a list."""
    if actor.account_id is None:
        return Chosen()
    row = ListColumns.objects.filter(account_id=actor.account_id, list_code=list_code).first()
    return Chosen(tuple(row.columns), row.page_size) if row else Chosen()


def draft(actor: Actor, form_code: str, subject: str = "") -> Draft:
    """Return the actor's draft of a form, empty when there is none."""
    if actor.account_id is None:
        return Draft({}, None)
    row = FormDraft.objects.filter(account_id=actor.account_id, form_code=form_code, subject=subject).first()
    return Draft(json.loads(row.body), row.saved_at) if row and row.body else Draft({}, None)
