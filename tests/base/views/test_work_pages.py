"""The pages of background work, audit trail, files, calendar and webhooks: in both languages, each for whom it is."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from unionhall.base import audit, clock, files
from unionhall.base.actions.seed_calendar import seed_calendar
from unionhall.base.models import Account, Job, OutboxDelivery, OutboxEvent, RoleAssignment, Webhook, WebhookDelivery

pytestmark = pytest.mark.django_db
PAGES = ["jobs", "stuck_events", "audit", "calendar", "webhooks", "new_webhook"]


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.HOME = tmp_path
    settings.SECOND_FACTOR_REQUIRED = False  # no second log-in step


def _client(username, role=""):
    account = Account.objects.filter(username=username).first() or Account.objects.create(
        username=username, display_name=username.title(), created_at=clock.now()
    )
    if role:
        RoleAssignment.objects.create(
            account=account, role=role, scope_path="", subtree=True, from_on=date(2020, 1, 1), granted_at=clock.now()
        )
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def keeper_client(account):
    return _client("keeper", "administrator")


@pytest.fixture
def worker_client(db):
    return _client("somebody", "worker")


@pytest.fixture
def full(keeper, system, now):
    """One of everything that the pages show."""
    seed_calendar(actor=system, now=now)
    event = OutboxEvent.objects.create(name="registry.Thing", payload={}, aggregate="thing:1", at=now)
    OutboxDelivery.objects.create(
        event=event, subscriber="s", aggregate="thing:1", state="dead", error="ValueError", next_at=now
    )
    hook = Webhook.objects.create(title="Hook", url="https://example.org/h", secret="s", created_at=now)
    WebhookDelivery.objects.create(webhook=hook, event=event, created_at=now)
    job = Job.objects.create(
        name="base.sweep", state="dead", error="ValueError: x", error_code="base.job_failed", run_at=now,
        created_at=now, attempts=5,
    )  # fmt: skip
    return {"job": job, "hook": hook}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_page_opens_for_administrators(keeper_client, full, page, language):
    answer = keeper_client.get(reverse(f"base:{page}"), headers={"accept-language": language})
    assert answer.status_code == 200


def test_records_open_and_their_actions_work(keeper_client, full, now):
    for address in (
        reverse("base:job", args=[full["job"].pk]),
        reverse("base:webhook", args=[full["hook"].pk]),
        reverse("base:calendar_year", args=[2026]),
        reverse("base:calendar_year", args=[2027]),
    ):
        assert keeper_client.get(address).status_code == 200, address
    assert keeper_client.post(reverse("base:retry_job", args=[full["job"].pk])).status_code == 302
    assert Job.objects.get(pk=full["job"].pk).state == "ready"
    delivery = OutboxDelivery.objects.get()
    assert keeper_client.post(reverse("base:settle_delivery", args=[delivery.pk]), {"what": "retry"}).status_code == 302
    assert keeper_client.post(reverse("base:end_webhook", args=[full["hook"].pk])).status_code == 302
    year = reverse("base:calendar_year", args=[2027])
    assert "provisional" in keeper_client.get(year).content.decode()
    assert keeper_client.post(year, {"notice": "no number"}).status_code == 200
    assert keeper_client.post(year, {"notice": "国办发明电〔2026〕8号"}).status_code == 302
    assert "provisional" not in keeper_client.get(year).content.decode()
    assert keeper_client.post(year, {"day": "2027-05-08", "working": "yes", "title": "x"}).status_code == 302
    made = keeper_client.post(reverse("base:new_webhook"), {"title": "x", "url": "https://example.org", "place": "/"})
    assert "shown again" in made.content.decode()


def test_workers_see_their_own_jobs_only(worker_client, keeper, full, now):
    assert reverse("base:job", args=[full["job"].pk]) not in worker_client.get(reverse("base:jobs")).content.decode()
    assert worker_client.get(reverse("base:job", args=[full["job"].pk])).status_code == 404
    mine = Job.objects.create(
        name="base.sweep", run_at=now, created_at=now, account=Account.objects.get(username="somebody")
    )
    assert worker_client.get(reverse("base:job", args=[mine.pk])).status_code == 200
    for page in ("stuck_events", "audit", "webhooks", "new_webhook"):
        assert worker_client.get(reverse(f"base:{page}")).status_code in {403, 404}
    assert worker_client.post(reverse("base:retry_job", args=[full["job"].pk])).status_code == 403


def test_a_file_is_a_download_and_nothing_else(keeper_client, worker_client, keeper, now):
    number = files.store(
        b"<script>,1", name="名单.csv", purpose="roster", grant="base.read_audit", actor=keeper, scope_path="", now=now
    )
    answer = keeper_client.get(reverse("base:file", args=[number]))
    assert answer.content == b"<script>,1"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    assert worker_client.get(reverse("base:file", args=[number])).status_code == 404


def test_the_trail_is_paged(keeper_client, keeper, now, django_assert_max_num_queries):
    for n in range(60):
        audit.record(actor=keeper, verb="base.test", subject=f"thing:{n}", scope_path="A", now=now)
    first = keeper_client.get(reverse("base:audit"))
    text = first.content.decode()
    assert "thing:59" in text
    assert "thing:9<" not in text
    with django_assert_max_num_queries(25):
        second = keeper_client.get(reverse("base:audit") + first.context["page"].next_url)
    assert "thing:9<" in second.content.decode()


def test_without_a_log_in_there_is_only_the_log_in_page(client):
    for page in PAGES:
        assert client.get(reverse(f"base:{page}")).status_code == 302
