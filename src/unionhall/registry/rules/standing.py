"""When an organisation or an employer may be closed, renamed or moved."""

from collections.abc import Mapping
from datetime import date

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.rules.placing import check_place

# What still runs, by its name in the facts; the first that is not zero gives the sentence.
_RUNNING = {
    "organisations": N_("{name}: {count} organisations still stand under it. Close or move them first."),
    "employers": N_("{name}: {count} employers have their seat there. Move or close them first."),
    "members": N_("{name}: {count} memberships still run. Hand them over, retain or end them first."),
    "posts": N_("{name}: {count} terms of office still run. End them first."),
    "coverages": N_("{name}: it still covers {count} employers. End the coverage first."),
}


def check_close(
    *,
    name: str,
    founded_on: date | None,
    closed_on: date | None,
    last_on: date,
    today: date,
    reason: str,
    running: Mapping[str, int],
) -> None:
    """Refuse to close what is closed, what still holds something, or on a day that cannot be."""
    if closed_on is not None:
        raise Refused("registry.closed_already", N_("{name} was closed on {day} already."), name=name, day=closed_on)
    if not reason.strip():
        raise Refused("registry.no_reason", N_("Say why."))
    if (founded_on is not None and last_on < founded_on) or last_on > today:
        raise Refused(
            "registry.bad_last_day", N_("{name}: the last day lies before its first or in the future."), name=name
        )
    for what, template in _RUNNING.items():
        if running.get(what):
            raise Refused("registry.still_running", template, name=name, count=running[what], open=dict(running))


def check_rename(
    *, name: str, new_name: str, from_on: date, last_renamed_on: date | None, founded_on: date | None, today: date
) -> None:
    """Refuse an empty or unchanged name, or a day before the present name began."""
    if not new_name:
        raise Refused("registry.no_name", N_("{code}: the name is missing."), code=name)
    earliest = max((day for day in (last_renamed_on, founded_on) if day is not None), default=None)
    if from_on > today or (earliest is not None and from_on <= earliest):
        raise Refused(
            "registry.bad_first_day",
            N_("{name}: a new name begins after the present one and not in the future."),
            name=name,
        )


def check_move(
    *,
    code: str,
    name: str,
    kind: str,
    path: str,
    parent_path: str,
    parent_kind: str,
    parent_name: str,
    parent_closed_on: date | None,
    reason: str,
) -> None:
    """Refuse a move under itself, to where it stands, under a closed one, or where its kind cannot stand."""
    if not reason.strip():
        raise Refused("registry.no_reason", N_("Say why."))
    if parent_path.startswith(path):
        raise Refused("registry.under_itself", N_("{name} cannot stand under itself."), name=name)
    if path[: len(parent_path)] == parent_path and len(path) == len(parent_path) + 4:
        raise Refused("registry.stands_there", N_("{name} stands there already."), name=name)
    if parent_closed_on is not None:
        raise Refused(
            "registry.parent_closed",
            N_("{code}: {parent} was closed on {day}; nothing can be founded under it."),
            code=code,
            parent=parent_name,
            day=parent_closed_on,
        )
    check_place(code=code, kind=kind, parent_kind=parent_kind, parent_name=parent_name)
