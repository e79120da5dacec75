"""Fills one zone of the twins with what officers leave at their desks: rosters, feeds, files, jobs, filters, tokens."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from registry.feeds import description
from registry.rosters import HEADINGS, as_csv
from stories.twin_deployments import leave_deployment
from stories.twin_people import assignment_of, identity_number, phone
from stories.twin_premises import fill_premises
from stories.twin_visits import fill_visits
from unionhall.base import clock, files
from unionhall.base.actions.add_webhook import add_webhook
from unionhall.base.actions.delegate_role import delegate_role
from unionhall.base.actions.issue_token import issue_token
from unionhall.base.actions.keep_draft import keep_draft
from unionhall.base.actions.note_failed_login import note_failed_login
from unionhall.base.actions.save_filter import save_filter
from unionhall.base.authority import all_grants, holdings_for
from unionhall.base.jobs import enqueue, queue
from unionhall.base.jobs.running import run_one
from unionhall.base.models import ApiToken, DeliveryState, Job, JobState, OutboxDelivery, OutboxEvent, WebhookDelivery
from unionhall.base.queries.actors import actor_of
from unionhall.base.rules.tokens import PERSONS_ONLY
from unionhall.desk.actions.ask_order import ask_order
from unionhall.desk.models import ServiceOrder
from unionhall.kernel.actors import Actor, system_actor
from unionhall.registry.actions.describe_feed import describe_feed
from unionhall.registry.actions.order_feed import order_feed
from unionhall.registry.actions.stage_roster import stage_roster
from unionhall.registry.actions.upload_roster import upload_roster
from unionhall.registry.models import FeedRun, ImportBatch

SYSTEM = system_actor("twins", door="command")


def actor(zone: Any, role: str, now: datetime) -> Actor:
    return actor_of(zone.at[role], today=clock.today(now), door="web")


def fill_desk(zone: Any, now: datetime) -> None:
    """Leave one of everything at the desks of the zone."""
    _roster(zone, now)
    _feed(zone, now)
    _work(zone, now)
    _order(zone, now)
    leave_deployment(zone, now)
    fill_premises(zone, now)
    fill_visits(zone, now)
    _own_things(zone, now)


def roster_rows(zone: Any, start: int = 5000) -> list[dict[str, object]]:
    """Two rows of a roster: one good, one with a doubt."""
    rows = []
    for number in (start, start + 1):
        cells = dict.fromkeys(HEADINGS, "")
        paper = identity_number(zone, number)
        cells |= {
            "序号": number - start + 1,
            "姓名": zone.name(f"册{number}"),
            "性别": "男" if int(paper[16]) % 2 else "女",
            "民族": "汉族",
            "身份证号码": paper,
            "联系电话": phone(zone, number),
            "入会时间": "2019-06",
            "工会小组": zone.name("组"),
        }
        rows.append(cells)
    rows[1]["性别"] = "女" if rows[1]["性别"] == "男" else "男"
    return rows


def _roster(zone: Any, now: datetime) -> None:
    batch = upload_roster(
        actor=actor(zone, "union_officer", now),
        union_code=zone.at["code"],
        content=as_csv(roster_rows(zone)),
        file_name=zone.name("花名册.csv"),
        now=now,
    )
    stage_roster(actor=SYSTEM, batch_id=batch, now=now)
    zone.at["batch_id"] = batch
    zone.at["file_id"] = ImportBatch.objects.get(pk=batch).file_id


def _feed(zone: Any, now: datetime) -> None:
    zone.at["system_id"] = describe_feed(
        actor=SYSTEM,
        owner_code=zone.at["county"],
        feed=description(code=f"FEED-{zone.tag}", name=zone.name("实名制系统"), source=zone.name("字段表")),
        from_on=date(2024, 1, 1),
        now=now,
    )
    officer = actor(zone, "county_officer", now)
    order_feed(actor=officer, system_id=zone.at["system_id"], organisation_code=zone.at["branch"], now=now)
    order_feed(actor=officer, system_id=zone.at["system_id"], organisation_code=zone.at["code"], now=now)
    _run_feeds()
    zone.at["run_id"] = FeedRun.objects.filter(system_id=zone.at["system_id"], row_count__gt=0).latest("id").pk


def _run_feeds() -> None:
    while taken := queue.claim(now=clock.now(), names=frozenset({"registry.feed_upward"})):
        assert run_one(taken, heart=False) == "done", taken


@transaction.atomic
def _work(zone: Any, now: datetime) -> None:
    """A dead job, a stuck event, a webhook that was tried, a file, failed log-ins."""
    zone.at["job_id"] = enqueue(
        "registry.stage_roster",
        {"batch": zone.at["batch_id"]},
        actor=actor(zone, "union_officer", now),
        now=now,
        scope_path=zone.at["path"],
        run_at=now + timedelta(days=30),
    )
    Job.objects.filter(pk=zone.at["job_id"]).update(state=JobState.DEAD, error=zone.name("坏了"))
    hook = add_webhook(
        actor=SYSTEM,
        title=zone.name("薪资系统"),
        url=f"https://hooks.{zone.pinyin}.example/unionhall",
        events=[],
        scope_path=zone.at["path"],
        now=now,
    )
    zone.at["webhook_id"] = hook.id
    event = OutboxEvent.objects.filter(id__gte=zone.first_id).earliest("id")
    WebhookDelivery.objects.create(webhook_id=hook.id, event=event, created_at=now, error=zone.name("不通"))
    zone.at["delivery_id"] = OutboxDelivery.objects.create(
        event=event,
        subscriber="twins.listener",
        aggregate=f"{zone.tag}:1",
        state=DeliveryState.DEAD,
        next_at=now,
        error=zone.name("卡住"),
    ).pk
    zone.at["csv_id"] = files.store(
        zone.name("说明").encode(),
        name=zone.name("说明.txt"),
        purpose="export",
        grant="registry.read_members",
        actor=actor(zone, "union_officer", now),
        scope_path=zone.at["path"],
        now=now,
    )
    note_failed_login(actor=SYSTEM, account_id=zone.at["worker"], now=now)


def _order(zone: Any, now: datetime) -> None:
    """What the zone's union asks its station for."""
    zone.at["order_id"] = ask_order(
        actor=actor(zone, "union_officer", now),
        kind="library",
        title=zone.name("添书"),
        need=zone.name("五十本"),
        union_code=zone.at["code"],
        now=now,
    )
    zone.at["order_run_id"] = ServiceOrder.objects.get(pk=zone.at["order_id"]).run_id


def _own_things(zone: Any, now: datetime) -> None:
    """Filters, drafts, tokens and a delegation of the zone's officers."""
    union = actor(zone, "union_officer", now)
    zone.at["filter_id"] = save_filter(
        actor=union,
        list_code="registry.members",
        name=zone.name("女会员"),
        query="status=active",
        shared_at=zone.at["path"],
        now=now,
    )
    keep_draft(actor=union, form_code="registry.fill_post", subject="", values={"person": [zone.name("草稿")]}, now=now)
    for role in ("union_officer", "park_officer", "city_officer", "administrator", "auditor"):
        holder = actor(zone, role, now)
        grants = [code for code in all_grants() if holdings_for(holder, code) and code not in PERSONS_ONLY]
        zone.at[f"{role}_secret"] = issue_token(
            actor=holder,
            name=zone.name("程序"),
            grants=grants,
            expires_at=now + timedelta(days=7),
            now=now,
        )
    zone.at["token_id"] = ApiToken.objects.get(account_id=zone.at["union_officer"]).pk
    zone.at["delegation_id"] = delegate_role(
        actor=actor(zone, "park_officer", now),
        assignment_id=assignment_of(zone.at["park_officer"]),
        username=f"{zone.pinyin}.union",
        from_on=clock.today(now) + timedelta(days=40),
        to_on=clock.today(now) + timedelta(days=50),
        reason=zone.name("出差"),
        now=now,
    )
