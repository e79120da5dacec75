"""Leaves one deployment in a zone of the twins: issued by the town, returned by the union, frozen by the town."""

from datetime import datetime, timedelta
from typing import Any

from unionhall.base import clock
from unionhall.base.queries.actors import actor_of
from unionhall.desk.actions.answer_part import answer_part
from unionhall.desk.actions.draft_deployment import draft_deployment
from unionhall.desk.actions.freeze_rollup import freeze_rollup
from unionhall.desk.actions.issue_deployment import issue_deployment
from unionhall.desk.actions.save_return import save_return
from unionhall.desk.actions.split_part import split_part
from unionhall.desk.actions.step_return import step_return
from unionhall.desk.models import Part, Return, Rollup
from unionhall.desk.rules.shares import Split, UnitShare
from unionhall.kernel.actors import Actor

FORM = {
    "fields": [
        {"code": "founded", "title": "新建工会", "target": True},
        {"code": "words", "title": "做法", "kind": "text"},
    ]
}


def leave_deployment(zone: Any, now: datetime) -> None:
    """Issue, confirm, submit, freeze; the ids stand in the zone under the names of the routes."""
    today = clock.today(now)

    def somebody(role: str) -> Actor:
        return actor_of(zone.at[role], today=today, door="web")

    officer, union = somebody("park_officer"), somebody("union_officer")
    made = draft_deployment(
        actor=officer,
        issuer_code=zone.at["town"],
        title=zone.name("建会行动"),
        text=zone.name("按期完成"),
        first_year=today.year,
        last_year=today.year,
        due_on=today,
        form=FORM,
        now=now,
    )
    root = Part.objects.get(deployment_id=made)
    split = Split([UnitShare(zone.at["code"], {("founded", today.year): zone.members})])
    split_part(actor=officer, part_id=root.pk, split=split, version=1, now=now)
    issue_deployment(actor=officer, deployment_id=made, version=1, paper_number=zone.name("工发〔2026〕1号"), now=now)
    part = Part.objects.select_related("run").get(deployment_id=made, above=root)
    answer_part(actor=union, part_id=part.pk, event="confirm", version=1, now=now)
    given = Return.objects.select_related("round").get(part=part)
    values = {"founded": zone.members, "words": zone.name("逐家走访")}
    save_return(actor=union, return_id=given.pk, values=values, saved=1, now=now)
    step_return(actor=union, return_id=given.pk, event="submit", version=1, now=now)
    frozen = freeze_rollup(actor=officer, part_id=root.pk, round_code=given.round.code, now=now + timedelta(seconds=1))
    zone.at |= {
        "deployment_id": made,
        "part_id": part.pk,
        "part_run_id": part.run_id,
        "return_id": given.pk,
        "return_run_id": given.run_id,
        "round_code": given.round.code,
        "rollup_id": frozen,
        "rollup_sha256": Rollup.objects.get(pk=frozen).sha256,
    }
