"""Fixtures about rooms, columns and training: a station in the park, its head, and a worker with a log-in."""

from datetime import date, datetime, timedelta

import pytest

from unionhall.base.models import Account, RoleAssignment
from unionhall.base.queries.actors import actor_of
from unionhall.desk.actions.announce_session import announce_session
from unionhall.desk.actions.plan_session import plan_session
from unionhall.desk.actions.publish_post import publish_post
from unionhall.desk.actions.register_room import register_room
from unionhall.desk.actions.set_duty_hours import set_duty_hours
from unionhall.desk.actions.write_post import write_post
from unionhall.desk.models import ColumnPost, Room, TrainingSession
from unionhall.kernel.actors import Actor
from unionhall.registry.models import Organisation, Person, Post
from unionhall.registry.rules import kinds

STATION, NEXT_STATION = "000100010003", "000100020003"
WEEK = ["8:30-11:30, 13:00-17:00"] * 5 + ["", ""]


@pytest.fixture
def station(ground) -> Organisation:
    """The park's station, and one in the next park."""
    ground.organisation(NEXT_STATION, kinds.GUIDANCE_STATION)
    return ground.organisation(STATION, kinds.GUIDANCE_STATION)


@pytest.fixture
def holds(ground, people):
    """Let somebody hold a post: their log-in is linked to the person."""

    def make(name: str, path: str, post: str) -> Post:
        row = ground.post(path, post)
        Person.objects.filter(pk=row.person_id).update(account_id=people.ids[name], name=f"干部{name}")
        return Post.objects.select_related("person").get(pk=row.pk)

    return make


@pytest.fixture
def head(station, people, holds, now) -> Actor:
    """The head of the station, at their log-in."""
    row = Account.objects.create(username="head", display_name="站长", created_at=now)
    RoleAssignment.objects.create(
        account=row,
        role="station_staff",
        scope_path=STATION[:-4],
        from_on=date(2020, 1, 1),
        granted_at=now,
        subtree=True,
    )
    people.ids["head"] = row.pk
    holds("head", STATION, kinds.STATION_HEAD)
    return actor_of(row.pk, today=now.date(), door="web")


@pytest.fixture
def now() -> datetime:
    """A Monday in Beijing, 10:00."""
    return datetime.fromisoformat("2026-11-23T10:00:00+08:00")


@pytest.fixture
def today(now) -> date:
    return now.date()


@pytest.fixture
def room(station, people, now):
    """Enter a room of the station, open on working days; keyword arguments go to ``register_room``."""

    def make(name: str = "职工图书室", *, week=WEEK, by: str = "wang", **more) -> Room:
        given = {"organisation_code": station.code, "kind": "library", "name": name} | more
        pk = register_room(actor=people[by], now=now, **given)
        if week:
            set_duty_hours(actor=people[by], room_id=pk, version=1, week=week, now=now)
        return Room.objects.get(pk=pk)

    return make


@pytest.fixture
def draft(station, people, now):
    """Write a draft for the station's column."""

    def make(title: str = "春节慰问申请办法", *, by: str = "wang", **more) -> ColumnPost:
        given = {"organisation_code": station.code, "kind": "policy", "body": "带身份证到指导站。"} | more
        return ColumnPost.objects.get(pk=write_post(actor=people[by], title=title, now=now, **given))

    return make


@pytest.fixture
def published(draft, people, now):
    """Publish a draft with a second pair of eyes."""

    def make(title: str = "春节慰问申请办法", **more) -> ColumnPost:
        post = draft(title, **more)
        publish_post(actor=people["li"], post_id=post.pk, version=post.version, now=now)
        return ColumnPost.objects.get(pk=post.pk)

    return make


@pytest.fixture
def planned(station, people, now, today):
    """Plan a session of the station, a talk in two days unless told otherwise."""

    def make(topic: str = "劳动合同怎么签", *, days: int = 2, **more) -> TrainingSession:
        given = {
            "organisation_code": station.code,
            "kind": "talk",
            "held_on": today + timedelta(days=days),
            "from_minute": 540,
            "to_minute": 660,
            "place": "园区会议室",
            "code": "204816",
        } | more
        return TrainingSession.objects.get(pk=plan_session(actor=people["wang"], topic=topic, now=now, **given))

    return make


@pytest.fixture
def announced(planned, people, now):
    """Announce a session."""

    def make(topic: str = "劳动合同怎么签", **more) -> TrainingSession:
        row = planned(topic, **more)
        announce_session(actor=people["wang"], session_id=row.pk, version=row.version, now=now)
        return TrainingSession.objects.get(pk=row.pk)

    return make
