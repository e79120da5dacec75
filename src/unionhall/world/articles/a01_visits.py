"""A1, the station on its rounds: what its two people found at the gates over the past two months. Invented."""

from datetime import datetime, timedelta

from unionhall.base import clock
from unionhall.guidance.actions.record_visit import record_visit
from unionhall.guidance.queries.visits import stops_of
from unionhall.kernel.actors import Actor

# Days ago, whom they met, what they found, in how many days they come again.
ROUND: tuple[tuple[int, str, dict[str, str], int], ...] = (
    (58, "工会主席", {"stand_union": "good", "stand_congress": "begun", "note_congress": "下月召开职代会"}, 60),
    (51, "办公室主任", {"stand_openness": "lacking", "note_openness": "公开栏半年没换，已留样式"}, 30),
    (44, "生产厂长", {"stand_safety": "begun", "note_safety": "喷漆间排风在修"}, 45),
    (37, "工会主席", {"stand_contract": "good", "stand_openness": "good"}, 180),
    (30, "人事经理", {"stand_contract": "begun", "note_contract": "工资专项条款要补"}, 30),
    (23, "工会副主席", {"stand_congress": "good", "remark": "职工提了停车难，已转园区"}, 120),
    (16, "车间主任", {"stand_safety": "good", "stand_union": "good"}, 180),
    (9, "工会主席", {"stand_openness": "begun", "note_openness": "厂务公开栏本周更新"}, 7),
    (4, "会计", {"stand_contract": "lacking", "note_contract": "集体合同已到期，帮助拟稿"}, 10),
    (1, "工会主席", {"stand_congress": "lacking", "note_congress": "一年没开，约定月底准备"}, 14),
)


def build(*, station: Actor, now: datetime) -> None:
    """Record the visits of the round as the station would have; the last ones come due again these days."""
    stops = stops_of(station, clock.today(now), limit=len(ROUND))
    for stop, (days, met, found, again) in zip(stops, ROUND, strict=True):
        then = now - timedelta(days=days)
        day = clock.today(then)
        next_on = (day + timedelta(days=again)).isoformat()
        body = {"visited_on": day.isoformat(), "met": met, "next_on": next_on, **found}
        record_visit(actor=station, uscc=stop.row.uscc, body=body, now=then)
