"""Draft a deployment."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.pinyin import name_index
from unionhall.desk.models import Deployment, Part, Round
from unionhall.desk.queries.deployments import deployment_of_key, own_deployment
from unionhall.desk.rules.deploying import TASK, read_wording
from unionhall.desk.rules.return_forms import read_form
from unionhall.desk.rules.rounds import ONCE, opens_on, rounds_of
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_
from unionhall.registry.models import Organisation
from unionhall.registry.queries.organisations import organisation
from unionhall.registry.rules.kinds import FEDERATIONS

GRANT = "desk.issue_deployment"
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@transaction.atomic
def draft_deployment(
    *,
    actor: Actor,
    issuer_code: str,
    title: str,
    text: str = "",
    kind: str = TASK,
    rhythm: str = ONCE,
    first_year: int,
    last_year: int,
    due_on: date | None = None,
    due_days: int = 15,
    form: Mapping[str, Any] = _NOTHING,
    part_of: int | None = None,
    copied_from: int | None = None,
    key: str = "",
    is_demo: bool = False,
    now: datetime,
) -> int:
    """Draft a deployment of a federation with its rounds and return its id; the same key is the same draft.

    ``form`` may stay empty until it is issued. ``part_of`` makes it one action of another deployment of the issuer.
    """
    require(actor, GRANT)
    # Gather
    issuer = organisation(actor, issuer_code, GRANT)
    known = deployment_of_key(key)
    whole = own_deployment(actor, part_of, GRANT) if part_of else None
    # Decide
    if known is not None:
        if known.issuer_id != issuer.pk:
            raise Conflict("desk.key_used", N_("This key belongs to another deployment. Take a fresh one."))
        return int(known.pk)
    _judge_issuer(issuer, whole)
    wording = read_wording(kind=kind, title=title, text=text)
    rounds = rounds_of(rhythm=rhythm, first_year=first_year, last_year=last_year, due_days=due_days, due_on=due_on)
    asked = read_form(form).plain() if form else {"fields": [], "checks": []}
    # Record
    row = Deployment.objects.create(
        scope_path=issuer.path,
        issuer=issuer,
        part_of=whole,
        copied_from_id=copied_from,
        kind=kind,
        title=wording.title,
        text=wording.text,
        first_year=first_year,
        last_year=last_year,
        rhythm=rhythm,
        form=asked,
        name_index=name_index(f"{wording.title} {issuer.name}")[:600],
        is_demo=is_demo,
        key=key,
        created_at=now,
        created_by_id=actor.account_id,
    )
    Round.objects.bulk_create(
        Round(deployment=row, opens_on=opens_on(one.as_of_on, one.due_on), **asdict(one)) for one in rounds
    )
    Part.objects.create(deployment=row, organisation=issuer, scope_path=issuer.path)
    record(
        actor=actor,
        verb="desk.draft_deployment",
        subject=f"deployment:{row.pk}",
        scope_path=issuer.path,
        now=now,
        facts={"kind": kind, "rounds": len(rounds), "copied_from": copied_from or 0},
    )
    return int(row.pk)


def _judge_issuer(issuer: Organisation, whole: Deployment | None) -> None:
    if issuer.kind not in FEDERATIONS or issuer.closed_on is not None:
        raise Refused("desk.not_an_issuer", N_("Deployments are issued by an open federation."), where="issuer_code")
    if whole is not None and (whole.issuer_id != issuer.pk or whole.part_of_id is not None):
        raise Refused(
            "desk.not_its_whole", N_("An action belongs to a deployment of the same issuer."), where="part_of"
        )
