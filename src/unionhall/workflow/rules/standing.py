"""How somebody stands to a run: as the union itself, as the union above, as its guidance station, as its beginner."""

from collections.abc import Iterable

from unionhall.base.rules.roles import STATION_STAFF, UNION_OFFICER, WORKER
from unionhall.kernel.actors import Holding
from unionhall.workflow.rules.procedure import INITIATOR, NOBODY, STATION, SUPERIOR, UNIT

# Roles on the ground: they help a unit or are it, they never decide as the union above.
GROUND = frozenset({UNION_OFFICER, STATION_STAFF, WORKER})


def stands_as(
    role: str,
    held: Iterable[Holding],
    *,
    account_id: int | None,
    started_by: int | None,
    scope_path: str,
    superior_path: str,
) -> tuple[Holding, ...]:
    """Return the holdings of a grant through which somebody may act as ``role``; empty: they may not.

    The union itself is whoever holds the grant in it, or on the way up to the union above; a station's people act
    for the units that they serve where the grant allows it. A higher union may always decide in a lower one's place.
    """
    if role == NOBODY:
        return ()
    if role == INITIATOR:
        return tuple(held) if account_id is not None and account_id == started_by else ()
    if role == STATION:
        return tuple(one for one in held if one.role == STATION_STAFF and one.covers(scope_path))
    if role == SUPERIOR:
        return tuple(one for one in held if one.role not in GROUND and one.covers(superior_path))
    assert role == UNIT, f"unknown role {role}"
    return tuple(one for one in held if one.covers(scope_path) and _of_unit(one, scope_path, superior_path))


def _of_unit(one: Holding, scope_path: str, superior_path: str) -> bool:
    return one.role in GROUND or one.path == scope_path or len(one.path) > len(superior_path)
