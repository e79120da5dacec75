"""Facts from phones: those that wait for a person, and those known already."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from unionhall.base.authority import may, scoped
from unionhall.base.field_kinds import all_kinds
from unionhall.base.models import FieldFact
from unionhall.base.queries.actors import actor_of
from unionhall.base.rules.field_facts import CONFLICT, SETTLED
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_

SETTLE = "base.settle_fact"


def known_fact(client_id: str) -> FieldFact | None:
    """Return the fact under a client id, locked; unscoped, for the action that must not take it twice."""
    return FieldFact.objects.select_for_update(of=("self",)).filter(client_id=UUID(client_id)).first()


def could_then(actor: Actor, grant: str, path: str, day: date) -> bool:
    """Tell whether the actor's account held ``grant`` over ``path`` on an earlier day."""
    if actor.account_id is None:
        return False
    if actor.only is not None and grant not in actor.only:
        return False
    return may(actor_of(actor.account_id, today=day, door=actor.door), grant, path)


def waiting_facts(actor: Actor) -> QuerySet[FieldFact]:
    """Return the facts that wait for a person within reach, of kinds that this actor may record."""
    kinds = [kind.code for kind in all_kinds().values() if may(actor, kind.grant)]
    rows = FieldFact.objects.filter(state=CONFLICT, kind__in=kinds).select_related("account")
    return scoped(rows, actor, SETTLE).order_by("id")


def fact_to_settle(actor: Actor, fact_id: int, *, lock: bool = False) -> FieldFact:
    """Return a fact that waits or was settled, within reach."""
    rows = FieldFact.objects.filter(state__in=(CONFLICT, SETTLED), kind__in=list(all_kinds()))
    rows = scoped(rows.select_related("account", "settled_by"), actor, SETTLE)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=fact_id).first() if 0 < fact_id < 2**63 else None
    if found is None or not may(actor, all_kinds()[found.kind].grant, found.scope_path):
        raise NotFound("base.no_fact", N_("No captured fact waits here for you. It may have been settled already."))
    return found


def photos_of(fact: FieldFact) -> list[int]:
    """Return the ids of the files that came with a fact."""
    return list(fact.photos.order_by("pk").values_list("file_id", flat=True))
