"""What the registry's forms may choose from, for one actor."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from unionhall.base.queries.accounts import log_ins_named
from unionhall.kernel.actors import Actor
from unionhall.registry.forms.choosing import Reach
from unionhall.registry.queries.listed import organisations_named, people_named, regions_named
from unionhall.registry.queries.organisations import organisations
from unionhall.registry.rules.kinds import KINDS

SUGGESTIONS = 100


def reach(
    actor: Actor,
    today: date,
    *,
    grant: str,
    kinds: Sequence[str] = tuple(KINDS),
    extra: Mapping[str, Any] | None = None,
) -> Reach:
    """Return the choices within the actor's reach under ``grant``."""
    rows = organisations(actor, grant).filter(closed_on__isnull=True)
    return Reach(
        organisations=lambda text: organisations_named(actor, text, grant),
        people=lambda text: people_named(actor, text),
        regions=lambda text: regions_named(text, today),
        accounts=lambda text: log_ins_named(actor, text, grant, today=today),
        organisation_suggestions=tuple(rows.values_list("code", "name")[:SUGGESTIONS]),
        kinds=kinds,
        extra=dict(extra or {}),
    )
