"""Found organisations of one call together."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Case, F, IntegerField, Value, When

from unionhall.base import audit, outbox
from unionhall.base.authority import require
from unionhall.base.pinyin import name_index
from unionhall.kernel.actors import Actor
from unionhall.kernel.batches import batches
from unionhall.kernel.errors import Conflict
from unionhall.kernel.text import N_
from unionhall.registry.events import OrganisationFounded
from unionhall.registry.models import Organisation
from unionhall.registry.queries.organisations import (
    last_paths_under,
    last_root_path,
    organisations_by_code,
    taken_codes,
    taken_credit_codes,
)
from unionhall.registry.rules.founding import Placed, StandingParent, parents_needed, place, tidied
from unionhall.registry.rules.placing import ROOT
from unionhall.registry.rules.rows import NewOrganisation
from unionhall.registry.rules.tree import child_number, depth

GRANT = "registry.found_organisation"


@transaction.atomic
def found_organisations(
    *, actor: Actor, parent_code: str, rows: Sequence[NewOrganisation], now: datetime
) -> dict[str, int]:
    """Found all rows or none and return their ids by code; a row may stand under an earlier one.

    An empty ``parent_code`` founds roots, for which the actor must hold the grant over everything.
    """
    require(actor, GRANT)
    if not rows:
        return {}
    rows = tidied(rows)
    # Gather
    needed = parents_needed(rows, parent_code)
    parents = organisations_by_code(actor, needed, GRANT, lock=True)
    standing = _standing(parents)
    if any(not (row.parent_code or parent_code) for row in rows):
        require(actor, GRANT, at="")
        standing[ROOT] = StandingParent("", ROOT, "", None, child_number(last_root_path(), ""))
    in_use = taken_codes([row.code for row in rows])
    credit_codes_in_use = taken_credit_codes([row.uscc for row in rows if row.uscc])
    # Decide
    placed = place(
        rows,
        parent_code=parent_code,
        standing=standing,
        taken_codes=in_use,
        taken_credit_codes=credit_codes_in_use,
    )
    # Record
    founded = _insert(placed)
    _count_children(
        Counter(row.parent_code or parent_code for row in rows if (row.parent_code or parent_code) in needed)
    )
    top = parents[parent_code].path if parent_code in parents else founded[0].path if len(founded) == 1 else ""
    outbox.announce_many(
        ((OrganisationFounded(one.pk, one.code, one.kind), f"organisation:{one.code}") for one in founded),
        now=now,
        scope_path=top,
    )
    audit.record(
        actor=actor,
        verb=GRANT,
        subject=f"organisation:{founded[0].code if len(founded) == 1 else parent_code}",
        scope_path=top,
        now=now,
        facts={"count": len(founded), "codes": [one.code for one in founded]},
    )
    return {organisation.code: organisation.pk for organisation in founded}


def _standing(parents: dict[str, Organisation]) -> dict[str, StandingParent]:
    last = last_paths_under(parent.pk for parent in parents.values())
    return {
        code: StandingParent(
            parent.path, parent.kind, parent.name, parent.closed_on, child_number(last[parent.pk], parent.path)
        )
        for code, parent in parents.items()
    }


def _insert(placed: Sequence[Placed]) -> list[Organisation]:
    fresh = [
        Organisation(
            path=place.path,
            depth=depth(place.path),
            numchild=place.numchild,
            code=place.row.code,
            name=place.row.name,
            short_name=place.row.short_name,
            name_index=name_index(place.row.name),
            kind=place.row.kind,
            uscc=place.row.uscc,
            region_code=place.row.region_code,
            address=place.row.address,
            founded_on=place.row.founded_on,
            term_ends_on=place.row.term_ends_on,
            provincial_park=place.row.provincial_park,
            is_demo=place.row.is_demo,
        )
        for place in placed
    ]
    try:
        with transaction.atomic():
            created: list[Organisation] = Organisation.objects.bulk_create(fresh)
    except IntegrityError as error:
        raise Conflict(
            "registry.founded_meanwhile", N_("Somebody founded one of these at the same moment. Look and try again.")
        ) from error
    return created


def _count_children(more: Counter[str]) -> None:
    for batch in batches(sorted(more), 200):
        Organisation.objects.filter(code__in=batch).update(
            numchild=F("numchild")
            + Case(*(When(code=code, then=Value(more[code])) for code in batch), output_field=IntegerField())
        )
