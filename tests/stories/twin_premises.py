"""Fills one zone of the twins with a room, a column and a session of its union."""

from datetime import datetime, timedelta
from typing import Any

from unionhall.base import clock
from unionhall.base.queries.actors import actor_of
from unionhall.desk.actions.add_room_money import add_room_money
from unionhall.desk.actions.attach_material import attach_material
from unionhall.desk.actions.attach_to_post import attach_to_post
from unionhall.desk.actions.plan_session import plan_session
from unionhall.desk.actions.record_use import record_use
from unionhall.desk.actions.register_room import register_room
from unionhall.desk.actions.write_post import write_post
from unionhall.desk.models import TrainingSeat

PDF = b"%PDF-1.4 "


def fill_premises(zone: Any, now: datetime) -> None:
    """A room that is not shown to everybody, a draft, a session that is not announced: each is the zone's alone."""
    today = clock.today(now)
    zone.at["the_day"], zone.at["next_week"] = today.isoformat(), (today + timedelta(days=7)).isoformat()
    _room(zone, now)
    officer = actor_of(zone.at["park_officer"], today=today, door="web")
    zone.at["column_post_id"] = write_post(
        actor=officer,
        organisation_code=zone.at["code"],
        kind="news",
        title=zone.name("消息"),
        body=zone.name("正文"),
        now=now,
    )
    zone.at["column_file_id"] = attach_to_post(
        actor=officer,
        post_id=zone.at["column_post_id"],
        name=zone.name("附件.pdf"),
        content=PDF + zone.tag.encode(),
        now=now,
    )
    session = plan_session(
        actor=officer,
        organisation_code=zone.at["code"],
        kind="officers",
        topic=zone.name("培训"),
        held_on=today + timedelta(days=7),
        from_minute=540,
        to_minute=600,
        room_id=zone.at["room_id"],
        now=now,
    )
    zone.at["session_id"] = session
    zone.at["material_id"] = attach_material(
        actor=officer, session_id=session, name=zone.name("讲义.pdf"), content=PDF + zone.tag.encode(), now=now
    )
    seat = TrainingSeat.objects.create(
        session_id=session, scope_path=zone.at["path"], name=zone.name("学员"), way="invited"
    )
    zone.at["seat_id"] = seat.pk


def _room(zone: Any, now: datetime) -> None:
    today = clock.today(now)
    union = actor_of(zone.at["union_officer"], today=today, door="web")
    room = register_room(
        actor=union,
        organisation_code=zone.at["code"],
        kind="library",
        name=zone.name("书屋"),
        address=zone.name("路一号"),
        equipment=[(zone.name("书架"), None)],
        public=False,
        now=now,
    )
    zone.at["room_id"] = room
    zone.at["money_id"] = add_room_money(
        actor=union, room_id=room, year=2024, source="union", paid_by=zone.name("厂"), now=now
    )
    zone.at["use_id"] = record_use(actor=union, room_id=room, used_on=today, people=2, key="twin-0001", now=now)
