"""Role assignments in words, for pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from unionhall.base.models import RoleAssignment
from unionhall.base.rules.roles import TITLES


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One assignment as a page shows it; ``running`` also when it begins later."""

    id: int
    role: str
    place: str
    from_on: date
    to_on: date | None
    state: str
    kind: str
    running: bool
    who: str
    through: str
    reason: str


def role_lines(rows: Iterable[RoleAssignment], names: Mapping[str, str], today: date) -> list[RoleLine]:
    """Say assignments in words; ``rows`` bring ``account`` and ``delegated_from__account``."""
    return [_line(row, names, today) for row in rows]


def _line(row: RoleAssignment, names: Mapping[str, str], today: date) -> RoleLine:
    giver = row.delegated_from
    state, kind = _state(row, today)
    place = names.get(row.scope_path, row.scope_path) or gettext("everywhere")
    return RoleLine(
        id=row.pk,
        role=gettext(TITLES.get(row.role, row.role)),
        place=gettext("{place} and below").format(place=place) if row.subtree and row.scope_path else place,
        from_on=row.from_on,
        to_on=row.to_on,
        state=state,
        kind=kind,
        running=kind in {"ok", "info"},
        who=str(row.account),
        through=str(giver.account) if giver is not None else "",
        reason=row.reason,
    )


def _state(row: RoleAssignment, today: date) -> tuple[str, str]:
    if row.revoked_at is not None:
        return gettext("Taken back"), "neutral"
    if row.to_on is not None and row.to_on < today:
        return gettext("Ended"), "neutral"
    return (gettext("Begins later"), "info") if row.from_on > today else (gettext("In force"), "ok")
