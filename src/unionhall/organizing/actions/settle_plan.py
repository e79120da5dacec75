"""Settle what the union decides for an election: form, seats, term, delegates, date; and what is done outside."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_
from unionhall.organizing.queries.undertakings import members_of, numbers_of, undertaking
from unionhall.organizing.rules.kinds import SMALL_FORMS, STEPS_DONE
from unionhall.organizing.rules.sizes import check_form, check_term

GRANT = "organizing.run_procedure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is decided so far; ``None`` and empty are not decided yet. ``done`` are codes of ``kinds.STEPS_DONE``."""

    small_form: str = ""
    form: str = ""
    seats: int | None = None
    audit_seats: int | None = None
    women_seats: int = 0
    term_years: int | None = None
    delegates: int = 0
    delegates_managers: int = 0
    meeting_on: date | None = None
    done: Collection[str] = ()


@transaction.atomic
def settle_plan(*, actor: Actor, undertaking_id: int, plan: Plan, version: int, now: datetime) -> None:
    """Let the undertaking say what ``plan`` says; ``version`` is what the person at the screen saw.

    A number outside a table is kept and shown: the step that needs it is refused with it, not the draft.
    """
    require(actor, GRANT)
    # Gather
    found = undertaking(actor, undertaking_id, GRANT, lock=True)
    numbers = numbers_of(found, clock.today(now))
    members = members_of(found).count()
    # Decide
    if found.version != version:
        raise Conflict("organizing.stale", N_("Somebody changed this meanwhile. Read it again before you save."))
    if found.finished_on is not None:
        raise Refused("organizing.over", N_("This ended on {day}."), day=found.finished_on.isoformat())
    if plan.form:
        check_form(plan.form, members, numbers.value("founding.congress_from").number())
    if plan.term_years is not None:
        check_term(plan.term_years)
    if plan.small_form and plan.small_form not in SMALL_FORMS:
        raise Refused("organizing.unknown_form", N_("Choose the members' meeting or the member congress."))
    counts = (plan.seats or 0, plan.audit_seats or 0, plan.women_seats, plan.delegates, plan.delegates_managers)
    if min(counts) < 0 or max(counts) > 10_000:
        raise Refused("organizing.number_out_of_reach", N_("A number of people lies between 0 and 10,000."))
    if unknown := set(plan.done) - STEPS_DONE.keys():
        raise Refused("organizing.unknown_step", N_("There is no such step: {step}."), step=min(unknown))
    # Record
    values = {**asdict(plan), "done": sorted(set(plan.done))}
    for name, value in values.items():
        setattr(found, name, value)
    found.version += 1
    found.save(update_fields=[*values, "version"])
    audit.record(
        actor=actor,
        verb="organizing.settle_plan",
        subject=f"undertaking:{undertaking_id}",
        scope_path=found.scope_path,
        now=now,
        facts={name: str(value) for name, value in values.items() if value},
    )
