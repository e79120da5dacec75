"""From the event to the other system: fan-out, sending, retry, the log."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from unionhall.base import clock
from unionhall.base.actions.add_webhook import add_webhook
from unionhall.base.actions.end_webhook import end_webhook
from unionhall.base.actions.log_webhook import log_webhook
from unionhall.base.chores import jobs as chores
from unionhall.base.gateways.webhooks import HookRefused
from unionhall.base.jobs import hooks
from unionhall.base.jobs.worker import work_once
from unionhall.base.models import AuditRecord, Job, Webhook, WebhookDelivery
from unionhall.base.outbox import announce
from unionhall.kernel.errors import NotAllowed, NotFound, Refused

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Founded:
    code: str


@pytest.fixture
def sent(monkeypatch):
    """What the gateway was given; ``answers`` is what it says, an exception is raised."""

    class Gateway:
        notices: list[object] = []
        answers: list[object] = []

        def __init__(self, **options: object) -> None:
            pass

        def send(self, notice: object) -> int:
            type(self).notices.append(notice)
            answer = type(self).answers.pop(0) if type(self).answers else 200
            if isinstance(answer, Exception):
                raise answer
            return answer

    monkeypatch.setattr(chores, "HttpWebhooks", Gateway)
    return Gateway


def _hook(keeper, now, scope_path="A", events=()):
    return add_webhook(
        actor=keeper, title="x", url="https://example.org/h", events=events, scope_path=scope_path, now=now
    )


def _again():
    Job.objects.filter(state="ready").update(run_at=clock.now() - timedelta(seconds=1))
    work_once()


def test_an_event_within_the_scope_is_sent_once(keeper, now, sent):
    made = _hook(keeper, now)
    announce(Founded("x"), aggregate="organisation:x", now=now, scope_path="AB")
    announce(Founded("y"), aggregate="organisation:y", now=now, scope_path="B")
    announce(Founded("z"), aggregate="organisation:z", now=now)
    work_once()
    work_once()
    assert [b'"code":"x"' in notice.body for notice in sent.notices] == [True]
    assert sent.notices[0].secret == made.secret
    delivery = WebhookDelivery.objects.get()
    assert (delivery.state, delivery.status_code, delivery.attempts) == ("sent", 200, 1)


def test_only_the_events_named(keeper, now, sent):
    _hook(keeper, now, scope_path="", events=["registry.Other"])
    announce(Founded("x"), aggregate="organisation:x", now=now)
    assert hooks.fan_out(now=now) == 1
    assert not WebhookDelivery.objects.exists()


def test_a_receiver_in_trouble_is_tried_again_until_given_up(keeper, now, sent):
    sent.answers = [500, ConnectionRefusedError("no"), *[503] * 10]
    _hook(keeper, now)
    announce(Founded("x"), aggregate="organisation:x", now=now, scope_path="A")
    for _ in range(10):
        _again()
    delivery = WebhookDelivery.objects.get()
    assert (delivery.state, delivery.attempts, delivery.error) == ("failed", 8, "answered 503")


def test_an_address_that_is_refused_is_not_tried_again(keeper, now, sent):
    sent.answers = [HookRefused("the address lies inside a private network")]
    _hook(keeper, now)
    announce(Founded("x"), aggregate="organisation:x", now=now, scope_path="A")
    work_once()
    assert WebhookDelivery.objects.get().state == "failed"
    assert Job.objects.get().state == "done"


def test_an_ended_webhook_hears_nothing(keeper, now, sent):
    made = _hook(keeper, now)
    end_webhook(actor=keeper, webhook_id=made.id, now=now)
    announce(Founded("x"), aggregate="organisation:x", now=now, scope_path="A")
    work_once()
    assert not sent.notices
    assert AuditRecord.objects.filter(subject=f"webhook:{made.id}").count() == 2


def test_the_secret_is_sealed(keeper, now):
    made = _hook(keeper, now)
    raw = Webhook.objects.extra(select={"raw": "secret"}).values_list("raw", flat=True).get()
    assert made.secret.encode() not in bytes(raw)


def test_strangers_neither_add_nor_end_nor_log(keeper, stranger, now):
    made = _hook(keeper, now)
    with pytest.raises(NotAllowed):
        _hook(stranger, now)
    with pytest.raises(NotAllowed):
        end_webhook(actor=stranger, webhook_id=made.id, now=now)
    with pytest.raises(NotFound):
        end_webhook(actor=keeper, webhook_id=made.id + 1, now=now)
    with pytest.raises(NotAllowed):
        log_webhook(actor=keeper, delivery_id=1, status=200, error="", final=False, now=now)


@pytest.mark.parametrize("url", ["", "ftp://x", "http://u:p@example.org", "https://x/#a", "https://[", "x" * 600])
def test_odd_addresses_are_refused(keeper, now, url):
    with pytest.raises(Refused):
        add_webhook(actor=keeper, title="x", url=url, events=[], scope_path="", now=now)
