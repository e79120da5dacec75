"""Roll-ups: what the units at and below a part returned, counted now or as it was frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.functions import Substr

from unionhall.base.authority import scoped, within
from unionhall.desk.models import Part, Return, Rollup, Round, Submission
from unionhall.desk.queries.deployments import form_below, form_of, leaves, parts_below, targets_of
from unionhall.desk.rules.grants import READ_DEPLOYMENTS
from unionhall.desk.rules.return_forms import ReturnForm
from unionhall.desk.rules.rolling import Counted, Summed, rolled
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.rules.tree import STEP

MOST_RETURNS = 20_000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a unit and those below it are: units that return, in, accepted, late. Returned: in or accepted."""

    due: int = 0
    submitted: int = 0
    accepted: int = 0
    late: int = 0

    @property
    def returned(self) -> int:
        return self.submitted + self.accepted

    @property
    def per_cent(self) -> int:
        return self.returned * 100 // self.due if self.due else 0


@dataclass(frozen=True, slots=True)
class Line:
    """One unit right below a part (or, ``own``, what the unit itself returns): how far it is, its sums, its target."""

    part: Part
    progress: Progress
    summed: Summed
    targets: Mapping[tuple[str, int], int]
    own: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A part in one round with everything below it."""

    part: Part
    asked: Round
    form: ReturnForm
    progress: Progress
    summed: Summed
    targets: Mapping[tuple[str, int], int]
    lines: list[Line] = field(default_factory=list)


def counting(part: Part, asked: Round) -> QuerySet[Return]:
    """Return the accepted returns at and below a part that count in a round: the latest correction of each."""
    return Return.objects.filter(
        within(part.scope_path), round=asked, accepted_at__isnull=False, replaced=False
    ).order_by("scope_path")


def standing(part: Part, asked: Round, today: date) -> Standing:
    """Count a part and each unit right below it: six statements, however many units there are."""
    below = list(parts_below(part))
    form = form_below(part) if below else form_of(part)
    cut = len(part.scope_path) + STEP
    progress = _progress(part, asked, today, cut)
    kept: dict[str, list[Counted]] = {}
    for path, values in counting(part, asked).values_list("scope_path", "values")[:MOST_RETURNS]:
        kept.setdefault(path[:cut], []).append(Counted(path, values))
    targets = targets_of([part.pk, *(one.pk for one in below)])
    lines = [
        Line(
            one,
            progress.get(one.scope_path[:cut], Progress()),
            rolled(form, kept.get(one.scope_path[:cut], ())),
            targets.get(one.pk, {}),
        )
        for one in below
    ]
    if part.keeps and below:
        own = targets_of([part.pk], kept=True).get(part.pk, {})
        here = part.scope_path
        lines.insert(0, Line(part, progress.get(here, Progress()), rolled(form, kept.get(here, ())), own, own=True))
    whole = Progress(
        due=sum(one.due for one in progress.values()),
        submitted=sum(one.submitted for one in progress.values()),
        accepted=sum(one.accepted for one in progress.values()),
        late=sum(one.late for one in progress.values()),
    )
    everything = [one for held in kept.values() for one in held]
    return Standing(part, asked, form, whole, rolled(form, everything), targets.get(part.pk, {}), lines)


def _progress(part: Part, asked: Round, today: date, cut: int) -> dict[str, Progress]:
    place = Substr("scope_path", 1, cut)
    due = dict(leaves(part).annotate(place=place).values_list("place").annotate(n=Count("pk")).order_by())
    rows = Return.objects.filter(
        within(part.scope_path), round=asked, part__deployment_id=part.deployment_id, replaced=False
    )
    counted = (
        rows.annotate(place=place)
        .values("place")
        .annotate(
            submitted=Count("pk", filter=Q(run__state="submitted", corrects__isnull=True)),
            accepted=Count("pk", filter=Q(accepted_at__isnull=False)),
            released=Count("pk", filter=Q(run__state="released", corrects__isnull=True)),
        )
    )
    states: dict[str, Mapping[str, Any]] = {row["place"]: row for row in counted.order_by()}
    over = asked.due_on < today
    found = {}
    for name in dict.fromkeys([*due, *states]):
        row: Mapping[str, Any] = states.get(name, {})
        asked_of = due.get(name, 0) - row.get("released", 0)
        submitted, accepted = row.get("submitted", 0), row.get("accepted", 0)
        late = max(asked_of - submitted - accepted, 0) if over else 0
        found[name] = Progress(asked_of, submitted, accepted, late)
    return found


def content_of(part: Part, asked: Round, today: date) -> dict[str, Any]:
    """Return what is frozen: the sums, the lines below, and every return that was counted with its hash."""
    now = standing(part, asked, today)
    rows = list(counting(part, asked).select_related("part__organisation")[:MOST_RETURNS])
    latest = dict(
        Submission.objects.filter(given__in=[one.pk for one in rows])
        .values_list("given_id")
        .annotate(last=Max("number"))
        .order_by()
    )
    marks = {
        row.given_id: row.sha256
        for row in Submission.objects.filter(given__in=[one.pk for one in rows])
        if latest[row.given_id] == row.number
    }
    return {
        "unit": part.organisation.name,
        "round": asked.code,
        "as_of_on": asked.as_of_on.isoformat(),
        "due_on": asked.due_on.isoformat(),
        "due": now.progress.due,
        "returned": now.progress.returned,
        "accepted": now.progress.accepted,
        "late": now.progress.late,
        "fields": [
            {"code": one.code, "title": one.title, "kind": one.kind, "unit": one.unit, "of": list(one.of)}
            for one in now.form.fields
        ],
        "totals": dict(now.summed.totals),
        "choices": {code: dict(tally) for code, tally in now.summed.choices.items()},
        "targets": {code: amount for (code, year), amount in now.targets.items() if year == asked.year},
        "lines": [
            {
                "unit": line.part.organisation.name,
                "own": line.own,
                "due": line.progress.due,
                "returned": line.progress.returned,
                "accepted": line.progress.accepted,
                "totals": dict(line.summed.totals),
            }
            for line in now.lines
        ],
        "returns": [
            {"id": one.pk, "unit": one.part.organisation.name, "number": one.number, "sha256": marks.get(one.pk, "")}
            for one in rows
        ],
    }


def behind(actor: Actor, part: Part, asked: Round, code: str, *, after: str = "", limit: int = 50) -> list[Return]:
    """Return one page of the returns behind a figure, in the order of the tree, after a place."""
    rows = scoped(counting(part, asked), actor, READ_DEPLOYMENTS).select_related("part__organisation", "run")
    return list(rows.filter(scope_path__gt=after, values__has_key=code)[:limit])


def rollups(actor: Actor, grant: str = READ_DEPLOYMENTS) -> QuerySet[Rollup]:
    """Return the frozen roll-ups of units within reach, the oldest first."""
    rows = Rollup.objects.select_related(
        "part", "part__organisation", "part__deployment", "part__deployment__issuer", "round", "frozen_by"
    ).select_related("signature", "signature__account")
    return scoped(rows.order_by("id"), actor, grant, field="part__scope_path")


def rollup_by_id(actor: Actor, rollup_id: int, grant: str = READ_DEPLOYMENTS) -> Rollup:
    """Return one frozen roll-up; ``NotFound`` when it is not there or not the actor's."""
    found = rollups(actor, grant).filter(pk=rollup_id).first() if 0 < rollup_id < 2**63 else None
    if found is None:
        raise NotFound("desk.no_rollup", N_("There is no such roll-up under this address, or it is not yours to see."))
    return found


def rollups_of(part: Part, asked: Round, limit: int = 20) -> list[Rollup]:
    """Return what was frozen of a part in a round, the latest first."""
    rows = Rollup.objects.filter(part=part, round=asked).select_related("frozen_by", "signature", "signature__account")
    return list(rows.order_by("-number")[:limit])


def last_number(part: Part, asked: Round) -> int:
    """Return the number of the latest frozen roll-up, 0 when there is none."""
    return int(Rollup.objects.filter(part=part, round=asked).aggregate(last=Max("number"))["last"] or 0)


def to_freeze(today: date, limit: int = 500) -> list[tuple[int, int]]:
    """Return (part, round) whose day is over and of which nothing was frozen, where a unit rolls up those below."""
    rounds = Round.objects.filter(due_on__lt=today, deployment__state="issued").order_by("pk")
    found: list[tuple[int, int]] = []
    for asked in rounds.iterator():
        inner = Part.objects.filter(deployment_id=asked.deployment_id, below__isnull=False).distinct()
        waiting = inner.exclude(rollups__round=asked).order_by("pk").values_list("pk", flat=True)
        found += [(pk, asked.pk) for pk in waiting[: limit - len(found)]]
        if len(found) >= limit:
            break
    return found


def running_with_returns(deployment_ids: QuerySet[Any] | list[int]) -> int:
    """Count the deployments that run and have at least one return handed in."""
    rows = Return.objects.filter(part__deployment_id__in=deployment_ids, submitted_at__isnull=False)
    rows = rows.filter(part__deployment__state="issued")
    return int(rows.values(deployment=F("part__deployment_id")).distinct().count())
