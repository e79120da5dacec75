"""Returns as the actor may see them, and what they are compared with."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from unionhall.base.authority import scoped, within
from unionhall.desk.models import Deployment, Part, Reminder, Return, Round, Submission
from unionhall.desk.queries.deployments import form_of, targets_of
from unionhall.desk.rules.cross_checks import LAST_ROUND, LAST_YEAR, TARGET, Figures
from unionhall.desk.rules.deploying import ISSUED
from unionhall.desk.rules.grants import READ_DEPLOYMENTS
from unionhall.desk.rules.return_forms import ReturnForm
from unionhall.desk.rules.return_values import Judged, figures, judge, missing
from unionhall.desk.rules.returning import RETURN
from unionhall.desk.rules.rounds import round_before, year_before
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.workflow.models import Run, RunFile, RunLog
from unionhall.workflow.queries.judging import stand_of
from unionhall.workflow.rules.procedure import NOBODY, Transition

_MISSING = N_("There is no such return under this address, or it is not yours to see.")


def returns(actor: Actor, grant: str = READ_DEPLOYMENTS) -> QuerySet[Return]:
    """Return the returns of units within reach, the oldest first."""
    rows = Return.objects.select_related(
        "run", "round", "part", "part__organisation", "part__deployment", "part__deployment__issuer"
    )
    return scoped(rows.order_by("id"), actor, grant)


def return_rows(actor: Actor, today: date) -> QuerySet[Return]:
    """Return the returns for the list."""
    return returns(actor).order_by()


def late_condition(today: date) -> Q:
    """Return the condition of returns that their unit still has after the day."""
    return Q(run__state="open", round__due_on__lt=today, corrects__isnull=True)


def return_by_id(actor: Actor, return_id: int, grant: str = READ_DEPLOYMENTS, *, lock: bool = False) -> Return:
    """Return one return; ``NotFound`` when it is not there or not the actor's."""
    rows = returns(actor, grant)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=return_id).first() if 0 < return_id < 2**63 else None
    if found is None:
        raise NotFound("desk.no_return", _MISSING)
    return found


def return_of_run(actor: Actor, run_id: int) -> int:
    """Return the return that a run is about."""
    found = returns(actor).filter(run_id=run_id).values_list("pk", flat=True).first()
    if found is None:
        raise NotFound("desk.no_return", _MISSING)
    return int(found)


def return_under_run(run_id: int) -> Return | None:
    """Return the return of a run, locked, for the engine's effects: whoever fires was already let in."""
    rows = Return.objects.select_for_update(of=("self",)).select_related("part", "round", "part__deployment")
    return rows.filter(run_id=run_id).first()


def latest_return(part: Part, asked: Round) -> Return | None:
    """Return the latest return of a part in a round."""
    return Return.objects.filter(part=part, round=asked).order_by("-number").select_related("run").first()


def others_of(given: Return) -> dict[str, Figures]:
    """Return the figures that a return is checked against: last year's, those of the round before, the target."""
    part, deployment = given.part, given.part.deployment
    codes = list(Round.objects.filter(deployment=deployment).values_list("code", flat=True))
    before, year_ago = round_before(given.round.code, codes), year_before(given.round.code)
    known = Return.objects.filter(
        part__organisation_id=part.organisation_id,
        part__deployment_id__in=[one for one in (deployment.pk, deployment.copied_from_id) if one],
        round__code__in=[one for one in (before, year_ago) if one],
        accepted_at__isnull=False,
        replaced=False,
    ).select_related("round")
    found: dict[str, Figures] = {}
    form = form_of(part)
    for one in known.order_by("part__deployment_id"):
        if one.round.code == year_ago:
            found[LAST_YEAR] = figures(form, one.values)
        if one.round.code == before and one.part_id == part.pk:
            found[LAST_ROUND] = figures(form, one.values)
    cells = target_of_unit(part)
    found[TARGET] = {code: amount for (code, year), amount in cells.items() if year == given.round.year}
    return found


def target_of_unit(part: Part) -> dict[tuple[str, int], int]:
    """Return the target that a unit's own return is measured by: what it kept after a split, else its whole target."""
    split = Part.objects.filter(above=part).exists()
    return targets_of([part.pk], kept=split).get(part.pk, {})


def judged(given: Return, form: ReturnForm) -> list[Judged]:
    """Return the checks that a return breaks as it stands."""
    return judge(form, given.values, others=others_of(given), filled=given.filled, explanations=given.explanations)


def facts_of_return(run: Run, now: datetime) -> dict[str, Any]:
    """Return what the guards of a return judge."""
    given = Return.objects.filter(run=run).select_related("part", "part__deployment", "round").first()
    if given is None:
        return {"fields": 0, "missing": [], "judged": [], "saved": 0}
    form = form_of(given.part)
    return {
        "fields": len([one for one in form.asked if one.required]),
        "missing": missing(form, given.values),
        "judged": judged(given, form),
        "saved": given.saved,
    }


def possible_return_steps(actor: Actor, given: Return) -> list[Transition]:
    """Return what the actor may do with a return now, in the order of the table."""
    assert given.run is not None
    run = given.run
    return [
        one
        for one in RETURN.leaving(run.state)
        if one.role != NOBODY and not actor.system and stand_of(actor, run, RETURN, one) is not None
    ]


def may_write(actor: Actor, given: Return) -> bool:
    """Tell whether the actor may fill in a return now."""
    return any(one.event == "submit" for one in possible_return_steps(actor, given))


def files_of_return(given: Return, limit: int = 200) -> dict[int, RunFile]:
    """Return the evidence of a return by the file's id."""
    rows = RunFile.objects.filter(run=given.run).order_by("pk")[:limit]
    return {row.file_id: row for row in rows}


def submissions_of(given: Return, limit: int = 50) -> list[Submission]:
    """Return what was submitted, the latest first."""
    return list(Submission.objects.filter(given=given).select_related("account").order_by("-number")[:limit])


def reminders_of(given: Return, limit: int = 50) -> list[Reminder]:
    """Return how the unit was reminded, the latest first."""
    return list(Reminder.objects.filter(given=given).select_related("account").order_by("-at", "-pk")[:limit])


def log_of(given: Return, limit: int = 100) -> list[RunLog]:
    """Return the steps of a return, the latest first."""
    rows = RunLog.objects.filter(run=given.run).exclude(event="started").select_related("account")
    return list(rows.order_by("-version")[:limit])


def late_returns(actor: Actor, part: Part, asked: Round, today: date, grant: str) -> QuerySet[Return]:
    """Return the returns at and below a part that are still with their units after the day."""
    rows = returns(actor, grant).filter(within(part.scope_path), part__deployment_id=part.deployment_id, round=asked)
    return rows.filter(late_condition(today))


def due_to_open(today: date, limit: int = 500) -> list[tuple[int, int]]:
    """Return (part, round) of units that keep figures and have not been asked for a round that is open by now."""
    rounds = Round.objects.filter(opens_on__lte=today, deployment__state=ISSUED)
    rows = Part.objects.filter(keeps=True, deployment__state=ISSUED).exclude(run__state="released")
    found: list[tuple[int, int]] = []
    for asked in rounds.order_by("pk").iterator():
        waiting = rows.filter(deployment_id=asked.deployment_id).exclude(returns__round=asked)
        found += [(part, asked.pk) for part in waiting.values_list("pk", flat=True)[: limit - len(found)]]
        if len(found) >= limit:
            break
    return found


def to_remind(today: date, near: date, limit: int = 1000) -> list[tuple[int, bool]]:
    """Return (return, is late) of those that are due by ``near`` or late, and were not reminded of it yet."""
    rows = Return.objects.filter(run__state="open", corrects__isnull=True, part__deployment__state=ISSUED)
    late = rows.filter(round__due_on__lt=today).exclude(reminders__kind="late").values_list("pk", flat=True)
    soon = rows.filter(round__due_on__range=(today, near)).exclude(reminders__kind="soon").values_list("pk", flat=True)
    found = [(pk, True) for pk in late.order_by("pk")[:limit]]
    return found + [(pk, False) for pk in soon.order_by("pk")[: limit - len(found)]]


def open_returns(after: int, limit: int = 200) -> list[int]:
    """Return the returns that are still with their units, one batch behind ``after``."""
    rows = Return.objects.filter(run__state="open", pk__gt=after)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:limit])


def deployment_title(deployment: Deployment) -> str:
    """Return how a run names its deployment."""
    return f"{deployment.paper_number} {deployment.title}".strip()
