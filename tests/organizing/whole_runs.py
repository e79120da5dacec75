"""Takes a whole founding or re-election through the engine, every paper filled from the run and filed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from unionhall.kernel.actors import Actor
from unionhall.organizing.actions.note_particulars import note_particulars
from unionhall.organizing.models import Election, Undertaking
from unionhall.papers.actions.file_paper import file_paper
from unionhall.papers.actions.fill_paper import fill_paper
from unionhall.papers.models import Paper
from unionhall.workflow.actions.fire import fire
from unionhall.workflow.declared import declared
from unionhall.workflow.models import Run
from unionhall.workflow.rules.procedure import SUPERIOR

PARTICULARS = {
    "contact": "马晓燕",
    "phone": "0416-5550123",
    "address": "义县七里河镇工业大街18号",
    "postcode": "121100",
    "legal_representative": "孙大海",
    "signer": "丁一鸣",
    "reasons": "职工加入工会的愿望迫切，企业行政表示支持。",
    "place": "公司三楼会议室",
    "time": "上午9时",
    "host": "丁一鸣",
    "recorder": "马晓燕",
    "attendance": "一班 28",
    "funds": "30000",
    "funds_source": "会费、行政拨缴经费",
    "agent": "刘洋",
    "work": "围绕中心建功立业 组织技能比武，参与职工超过八成。\n维护职工权益 签订工资专项集体合同。",
    "plans": "继续开展安康杯竞赛。\n办好职工食堂。",
    "books_from": "2023-11-01",
    "books_to": "2026-10-31",
    "opening": "12500",
    "income": "会费 8400\n行政拨缴经费 96000",
    "spending": "职工活动 70500.50\n慰问 20000",
    "auditor": "刘洋",
    "audit_opinion": "经费收支真实合规，账目清楚。",
}


@dataclass
class Walk:
    """One undertaking on its way: ``unit`` and ``superior`` act; nothing is set by hand."""

    of: Undertaking
    unit: Actor
    superior: Actor

    @property
    def run(self) -> Run:
        return Run.objects.get(pk=self.of.run_id)

    def note(self, now: datetime, **given: str) -> None:
        note_particulars(actor=self.unit, undertaking_id=self.of.pk, given=given or PARTICULARS, now=now)

    def papers(self, event: str, now: datetime, *, optional: bool = False) -> list[Paper]:
        """Fill and file what the event needs, with no value typed; those of the union above stand in its name."""
        run = self.run
        transition = declared(run.procedure).procedure.transition(run.state, event)
        assert transition is not None, f"{event} is not possible in {run.state}"
        above = transition.role == SUPERIOR
        return [self.file(need.template, now, above=above) for need in transition.papers if need.required or optional]

    def file(self, template: str, now: datetime, *, above: bool = False, about: str = "") -> Paper:
        """Fill one paper from the run alone and file it."""
        run, actor = self.run, self.superior if above else self.unit
        draft = fill_paper(
            actor=actor,
            template=template,
            scope_path=run.superior_path if above else run.scope_path,
            subject=run.ref,
            values={},
            about=about,
            now=now,
        )
        return Paper.objects.get(pk=file_paper(actor=actor, paper_id=draft, now=now))

    def go(self, event: str, now: datetime, *, reason: str = "", papers: bool = True, optional: bool = False) -> str:
        """File the papers of an event, fire it as whoever it is for, and return the new state."""
        if papers:
            self.papers(event, now, optional=optional)
        run = self.run
        transition = declared(run.procedure).procedure.transition(run.state, event)
        assert transition is not None, f"{event} is not possible in {run.state}"
        actor = self.superior if transition.role == SUPERIOR else self.unit
        fire(actor=actor, run_id=run.pk, event=event, version=run.version, reason=reason, now=now)
        self.of.refresh_from_db()
        return self.run.state

    def call(self, now: datetime) -> dict[str, Any]:
        return {"actor": self.unit, "undertaking_id": self.of.pk, "now": now}


def ballot_of(pk: int) -> Election:
    return Election.objects.select_related("undertaking").get(pk=pk)


def at(day: date, now: datetime) -> datetime:
    return datetime.combine(day, now.timetz())
