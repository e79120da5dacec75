"""Who prepared may not decide, and who is concerned stands aside (经办复核分离、回避)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from unionhall.kernel.maker_checker import different_people
from unionhall.kernel.text import N_
from unionhall.workflow.rules.procedure import SUPERIOR, Finding


@dataclass(frozen=True, slots=True)
class Step:
    """A step that was taken: by whom, in whose places, as what."""

    account_id: int | None
    stood_for: frozenset[int]
    as_role: str


def makers(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps that the union above is asked to judge: those since its own last one.

    >>> [one.account_id for one in makers([Step(1, frozenset(), "unit"), Step(2, frozenset(), "superior")])]
    []
    """
    found: list[Step] = []
    for step in steps:
        if step.as_role == SUPERIOR:
            found.clear()
        else:
            found.append(step)
    return tuple(found)


def keep_apart(prepared: Iterable[Step], account_id: int | None, stood_for: frozenset[int]) -> None:
    """Refuse when the checker, or somebody in their place, made one of the steps."""
    different_people(None, account_id, checker_for=stood_for)
    for step in prepared:
        different_people(step.account_id, account_id, maker_for=step.stood_for, checker_for=stood_for)


def recusal(
    *,
    set_aside: bool,
    own_people: Collection[int],
    household: Collection[int],
    concerned: Collection[int],
) -> Finding | None:
    """Return why somebody must stand aside, ``None`` when nothing speaks against them.

    ``concerned`` are the people (of the registry) whom the run is about.
    """
    if set_aside:
        return Finding(False, "workflow.set_aside", N_("You stand aside in this matter. Somebody else must act."))
    if set(own_people) & set(concerned):
        return Finding(False, "workflow.own_matter", N_("This concerns you yourself. Somebody else must act."))
    if set(household) & set(concerned):
        return Finding(
            False, "workflow.household", N_("This concerns somebody of your household. Somebody else must act.")
        )
    return None
