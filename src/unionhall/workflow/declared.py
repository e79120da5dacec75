"""The procedures of this installation: registered at start by the modules that own them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from unionhall.base.authority import all_grants
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.workflow.rules.procedure import Procedure, faults
from unionhall.workflow.shelf import RunPaper, known_templates

GatherFacts = Callable[[Any, datetime], dict[str, Any]]
Effect = Callable[..., None]
PaperValues = Callable[[Any, str, str, date], RunPaper]


def _no_values(_run: Any, _template: str, _about: str, _today: date) -> RunPaper:
    return RunPaper()


class BadTable(Exception):
    """A declared table is not sound; the start stops and every fault is named."""


@dataclass(frozen=True, slots=True)
class Declared:
    """A procedure with what its module brings: facts for the guards, effects of events, a page of the subject.

    ``page`` is the name of an address that takes the run's id, for what the run's own page does not show. ``papers``
    (run, template, what it is about, today) says what the run knows for one of its papers.
    """

    procedure: Procedure
    facts: GatherFacts
    effects: Mapping[str, Effect] = field(default_factory=dict)
    page: str = ""
    papers: PaperValues = _no_values


_DECLARED: dict[str, Declared] = {}


def register(
    procedure: Procedure,
    *,
    facts: GatherFacts,
    effects: Mapping[str, Effect] | None = None,
    page: str = "",
    papers: PaperValues = _no_values,
) -> None:
    """Enter a procedure (called in ``AppConfig.ready``, after the module's grants); a bad table stops the start."""
    found = faults(procedure, grants=all_grants().keys(), papers=known_templates())
    events = {one.event for one in procedure.transitions}
    found += [f"effect {event}: no event of the table" for event in (effects or {}) if event not in events]
    known = _DECLARED.get(procedure.code)
    if known is not None and known.procedure != procedure:
        found.append(f"procedure {procedure.code}: declared twice")
    if found:
        raise BadTable(f"{procedure.code}:\n- " + "\n- ".join(found))
    _DECLARED[procedure.code] = Declared(procedure, facts, dict(effects or {}), page, papers)


def withdraw(code: str) -> None:
    """Forget a procedure (tests)."""
    _DECLARED.pop(code, None)


def declared(code: str) -> Declared:
    """Return a procedure; ``NotFound`` when no module brings it."""
    found = _DECLARED.get(code)
    if found is None:
        raise NotFound("workflow.no_procedure", N_("There is no procedure {code}."), code=code)
    return found


def all_declared() -> dict[str, Declared]:
    """Return every procedure by code."""
    return dict(_DECLARED)
