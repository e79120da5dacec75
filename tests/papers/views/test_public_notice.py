"""A reader of a public notice objects on its page, and finds the reply at an address that only they know."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from unionhall.base import clock
from unionhall.papers.actions.decide_objection import decide_objection
from unionhall.papers.actions.publish_notice import publish_notice
from unionhall.papers.actions.withdraw_notice import withdraw_notice
from unionhall.papers.models import Notice, Objection

KEY = "0123456789abcdef" * 2


@pytest.fixture
def shown(forest) -> Notice:
    """A notice on display from today, with one name."""
    pk = publish_notice(
        actor=forest.at("A"),
        scope_path=forest.paths["A1"],
        subject="",
        title="候选人公示",
        body="现予公示。",
        roster=[{"name": "丁一鸣"}],
        rule_key="election.display",
        start_on=clock.today(),
        working_days=5,
        contact="201室",
        now=clock.now(),
    )
    return Notice.objects.get(pk=pk)


def page(notice: Notice) -> str:
    return reverse("papers:public_notice", args=[notice.token])


def test_a_reader_objects_once_and_reads_the_reply(client, forest, shown):
    form = client.get(page(shown)).content.decode()
    assert 'name="key"' in form
    assert "丁一鸣" in form
    sent = {"position": "1", "text": "他是厂长的小舅子", "identity": "赵大胆 138", "key": KEY}
    answers = [client.post(page(shown), sent) for _ in range(2)]
    own = reverse("papers:sent_objection", args=[shown.token, KEY])
    assert [answer["Location"] for answer in answers] == [own, own]
    held = Objection.objects.get()
    assert (held.channel, held.real_name, held.identity, held.entry.position) == ("online", True, "赵大胆 138", 1)
    assert held.received_by_id is None
    before = client.get(own)
    assert "厂长的小舅子" in before.content.decode()
    assert "赵大胆" not in before.content.decode()
    assert "noindex" in before["X-Robots-Tag"]
    decide_objection(
        actor=forest.at("A"), objection_id=held.pk, finding="upheld", reply="查实，予以更换。", now=clock.now()
    )
    assert "查实，予以更换。" in client.get(own).content.decode()


def test_who_gives_no_name_is_heard_too(client, shown):
    assert client.post(page(shown), {"position": "0", "text": "名单少一人", "key": KEY}).status_code == 302
    held = Objection.objects.get()
    assert (held.real_name, held.identity, held.entry) == (False, "", None)


def test_bad_input_stays_in_the_form(client, shown):
    for sent in (
        {"position": "0", "text": " ", "key": KEY},
        {"position": "2", "text": "没有这一位", "key": KEY},
        {"position": "0", "text": "没有钥匙", "key": "x"},
        {},
    ):
        answer = client.post(page(shown), sent)
        assert answer.status_code == 422, sent
        assert sent.get("text", "") in answer.content.decode()
    assert not Objection.objects.exists()


def test_nobody_objects_after_the_display(client, forest, shown, monkeypatch):
    assert client.get(reverse("papers:sent_objection", args=[shown.token, KEY])).status_code == 404
    over = shown.ends_on + timedelta(days=1)
    monkeypatch.setattr(clock, "today", lambda now=None: over if isinstance(over, date) else now)
    assert 'name="key"' not in client.get(page(shown)).content.decode()
    late = client.post(page(shown), {"position": "0", "text": "晚了", "key": KEY})
    assert late.status_code == 422
    assert not Objection.objects.exists()


def test_a_withdrawn_notice_takes_none(client, forest, shown):
    withdraw_notice(actor=forest.at("A"), notice_id=shown.pk, reason="重发", now=clock.now())
    assert client.post(page(shown), {"position": "0", "text": "仍有意见", "key": KEY}).status_code == 422
    assert not Objection.objects.exists()


def test_one_address_does_not_flood_the_office(client, shown, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "objection": "2/h/ip"}
    codes = [
        client.post(page(shown), {"position": "0", "text": f"意见{n}", "key": f"{n:032x}"}).status_code
        for n in range(4)
    ]
    assert codes == [302, 302, 422, 422]
