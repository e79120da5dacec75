"""Deployments and the parts that units have of them, as the actor may see them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from unionhall.base.authority import scoped, within
from unionhall.desk.models import Deployment, Part, Return, Round, Target
from unionhall.desk.rules.deploying import DRAFT
from unionhall.desk.rules.grants import READ_DEPLOYMENTS
from unionhall.desk.rules.return_forms import ReturnForm, made_form
from unionhall.desk.rules.splitting import MOST_UNITS, Cell
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Organisation
from unionhall.registry.rules.kinds import FEDERATIONS, GRASSROOTS
from unionhall.registry.rules.tree import ancestors
from unionhall.workflow.models import Run

# Who takes part in deployments: federations and the unions below them, not stations, branches and groups.
TAKES_PART = FEDERATIONS | GRASSROOTS
_MISSING = N_("There is no such deployment under this address, or it is not yours to see.")


def deployments(actor: Actor, grant: str = READ_DEPLOYMENTS) -> QuerySet[Deployment]:
    """Return the deployments that were issued within reach, and those that reach somebody within reach."""
    rows = Deployment.objects.select_related("issuer").order_by("id")
    own = scoped(Deployment.objects.all(), actor, grant).values("pk")
    reached = scoped(Part.objects.filter(deployment=OuterRef("pk")), actor, grant)
    return rows.filter(Q(pk__in=own) | (~Q(state=DRAFT) & Exists(reached)))


def deployment_rows(actor: Actor, today: date) -> QuerySet[Deployment]:
    """Return the deployments for the list, with the next day on which something is due."""
    due = Min("rounds__due_on", filter=Q(rounds__due_on__gte=today))
    rows: QuerySet[Deployment] = deployments(actor).annotate(next_due_on=due).order_by()
    return rows


def deployment_by_id(
    actor: Actor, deployment_id: int, grant: str = READ_DEPLOYMENTS, *, lock: bool = False
) -> Deployment:
    """Return one deployment; ``NotFound`` when it is not there or not the actor's to see."""
    rows = deployments(actor, grant)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=deployment_id).first() if 0 < deployment_id < 2**63 else None
    if found is None:
        raise NotFound("desk.no_deployment", _MISSING)
    return found


def own_deployment(actor: Actor, deployment_id: int, grant: str, *, lock: bool = False) -> Deployment:
    """Return a deployment of an issuer over which the actor holds ``grant``."""
    rows = scoped(Deployment.objects.select_related("issuer"), actor, grant)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=deployment_id).first() if 0 < deployment_id < 2**63 else None
    if found is None:
        raise NotFound("desk.no_deployment", _MISSING)
    return found


def deployment_of_key(key: str) -> Deployment | None:
    """Return the deployment that was drafted under a key."""
    return Deployment.objects.filter(key=key).first() if key else None


def parts(actor: Actor, grant: str = READ_DEPLOYMENTS) -> QuerySet[Part]:
    """Return the parts of units within reach; of drafts only those whose issuer is within reach."""
    rows = Part.objects.select_related("deployment", "organisation", "run", "above").order_by("scope_path")
    own = scoped(Deployment.objects.all(), actor, grant).values("pk")
    return scoped(rows, actor, grant).filter(~Q(deployment__state=DRAFT) | Q(deployment_id__in=own))


def part_by_id(actor: Actor, part_id: int, grant: str = READ_DEPLOYMENTS, *, lock: bool = False) -> Part:
    """Return one part; ``NotFound`` when it is not there or not the actor's."""
    rows = parts(actor, grant)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=part_id).first() if 0 < part_id < 2**63 else None
    if found is None:
        raise NotFound("desk.no_part", _MISSING)
    return found


def part_of_run(actor: Actor, run_id: int) -> Part:
    """Return the part whose receipt a run is."""
    found = parts(actor).filter(run_id=run_id).first()
    if found is None:
        raise NotFound("desk.no_part", _MISSING)
    return found


def part_under_run(run_id: int) -> Part | None:
    """Return the part of a receipt, locked, for the engine: whoever fires was already let in."""
    return Part.objects.select_for_update(of=("self",)).select_related("deployment").filter(run_id=run_id).first()


def first_parts(actor: Actor, deployment: Deployment, limit: int = 50) -> list[Part]:
    """Return the highest parts of a deployment that the actor sees: the issuer's own, or those of one's units."""
    rows = list(parts(actor).filter(deployment=deployment)[: limit * 4])
    tops: list[Part] = []
    for row in rows:
        if not any(row.scope_path.startswith(top.scope_path) for top in tops):
            tops.append(row)
    return tops[:limit]


def line_to(actor: Actor, part: Part) -> list[Part]:
    """Return the parts above one that the actor may see, the highest first."""
    above = parts(actor).filter(deployment_id=part.deployment_id, scope_path__in=ancestors(part.scope_path))
    return list(above)


def parts_below(part: Part) -> QuerySet[Part]:
    """Return the parts that were split from one."""
    rows = Part.objects.filter(above=part).select_related("organisation", "run", "deployment")
    return rows.order_by("scope_path")


def leaves(part: Part) -> QuerySet[Part]:
    """Return the parts at and below one whose units return figures themselves, without those released."""
    rows = Part.objects.filter(within(part.scope_path), deployment_id=part.deployment_id)
    rows = rows.filter(Q(keeps=True) | ~Exists(Part.objects.filter(above=OuterRef("pk"))))
    return rows.exclude(run__state="released").exclude(above__isnull=True, keeps=False)


def form_of(part: Part) -> ReturnForm:
    """Return what the unit of a part is asked for: the issuer's form and what each level above it added."""
    line = Part.objects.filter(deployment_id=part.deployment_id, scope_path__in=ancestors(part.scope_path))
    return _with_extras(part, [extra for (extra,) in line.order_by("scope_path").values_list("extra")])


def form_below(part: Part) -> ReturnForm:
    """Return what the units right below a part are asked for."""
    line = Part.objects.filter(
        deployment_id=part.deployment_id, scope_path__in=[*ancestors(part.scope_path), part.scope_path]
    )
    return _with_extras(part, [extra for (extra,) in line.order_by("scope_path").values_list("extra")])


def _with_extras(part: Part, extras: Iterable[list[dict[str, Any]]]) -> ReturnForm:
    form = made_form(part.deployment.form)
    for extra in extras:
        form = form.with_more(made_form({"fields": extra}).fields)
    return form


def targets_of(part_ids: Iterable[int], *, kept: bool = False) -> dict[int, dict[Cell, int]]:
    """Return the targets of some parts: field and year to amount."""
    found: dict[int, dict[Cell, int]] = {}
    for row in Target.objects.filter(part_id__in=list(part_ids), kept=kept):
        found.setdefault(row.part_id, {})[row.field, row.year] = row.amount
    return found


def rounds_of_deployment(deployment_id: int) -> list[Round]:
    """Return the rounds of a deployment, the first first."""
    return list(Round.objects.filter(deployment_id=deployment_id).order_by("due_on", "code"))


def round_of(deployment_id: int, code: str) -> Round:
    """Return one round by its code."""
    found = Round.objects.filter(deployment_id=deployment_id, code=code).first()
    if found is None:
        raise NotFound("desk.no_round", N_("The deployment has no such round."))
    return found


def current_round(rounds: list[Round], today: date) -> Round | None:
    """Return the round that is asked for now: the last one that is open, else the first."""
    opened = [one for one in rounds if one.opens_on <= today]
    return opened[-1] if opened else (rounds[0] if rounds else None)


def units_below(organisation: Organisation, limit: int = MOST_UNITS) -> list[Organisation]:
    """Return the open federations and unions right below one, in the order of the tree."""
    rows = Organisation.objects.filter(
        within(organisation.path, field="path"),
        depth=organisation.depth + 1,
        closed_on__isnull=True,
        kind__in=TAKES_PART,
    )
    return list(rows.order_by("path")[:limit])


def units_by_code(organisation: Organisation, codes: Iterable[str]) -> dict[str, Organisation]:
    """Return the units right below an organisation by their codes."""
    rows = Organisation.objects.filter(
        within(organisation.path, field="path"), depth=organisation.depth + 1, code__in=list(codes)
    )
    return {row.code: row for row in rows.filter(closed_on__isnull=True, kind__in=TAKES_PART)}


def actions_of(actor: Actor, deployment: Deployment, limit: int = 50) -> list[Deployment]:
    """Return the deployments that are actions of one."""
    return list(deployments(actor).filter(part_of=deployment)[:limit])


@dataclass(frozen=True, slots=True)
class PlanBefore:
    """Targets by the unit's code, of a plan and of the one before."""

    before: Mapping[str, Mapping[Cell, int]]
    after: Mapping[str, Mapping[Cell, int]]


def targets_by_unit(deployment: Deployment, *, first: bool = False) -> dict[str, dict[Cell, int]]:
    """Return the targets of a deployment by the code of the unit; ``first``: only the issuer's own split."""
    found: dict[str, dict[Cell, int]] = {}
    rows = Target.objects.filter(part__deployment=deployment, kept=False)
    rows = rows.filter(part__above__above__isnull=True) if first else rows
    for code, name, year, amount in rows.values_list("part__organisation__code", "field", "year", "amount"):
        found.setdefault(code, {})[name, year] = amount
    return found


def facts_of_receipt(run: Run, now: datetime) -> dict[str, Any]:
    """Return what the guards of a receipt judge."""
    part = Part.objects.filter(run=run).values_list("pk", flat=True).first()
    return {"units_below": Part.objects.filter(above_id=part).count() if part else 0}


def open_runs_of(deployment: Deployment) -> list[Run]:
    """Return the receipts and returns of a deployment that are still open, in order."""
    mine = Q(pk__in=Part.objects.filter(deployment=deployment).values("run_id")) | Q(
        pk__in=Return.objects.filter(part__deployment=deployment).values("run_id")
    )
    return list(Run.objects.filter(mine, finished_at__isnull=True).order_by("pk"))


def rounds_by_id(ids: Iterable[int]) -> dict[int, str]:
    """Return the codes of some rounds."""
    return dict(Round.objects.filter(pk__in=list(ids)).values_list("pk", "code"))
