"""Strangers verify papers and read notices: nothing personal, never indexed, the roster gone after 30 days."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from unionhall.base import clock, files
from unionhall.papers.actions.close_notice import close_notice
from unionhall.papers.actions.withdraw_paper import withdraw_paper
from unionhall.papers.models import Notice, Paper
from unionhall.papers.queries.notices import public_notice


@pytest.fixture
def page(client):
    def get(name, token, **data):
        url = reverse(f"papers:{name}", args=[token])
        return client.post(url, data) if data else client.get(url)

    return get


def test_a_paper_is_verified_without_a_name(forest, filed, page, now):
    row = Paper.objects.get(pk=filed())
    shown = page("verify", row.token)
    text = shown.content.decode()
    assert shown.status_code == 200
    assert shown["X-Robots-Tag"].startswith("noindex")
    for said in (row.number, row.title, row.issuer, row.pdf_sha256):
        assert said in text
    assert "丁一鸣" not in text
    pdf = files.read(actor=forest.at("A"), file_id=row.pdf_file_id).content
    same = page("verify", row.token, copy=SimpleUploadedFile("a.pdf", pdf))
    assert "byte for byte" in same.content.decode()
    other = page("verify", row.token, copy=SimpleUploadedFile("a.pdf", pdf + b" "))
    assert "Your copy is not the file" in other.content.decode()
    withdraw_paper(actor=forest.at("A"), paper_id=row.pk, reason="名单有误", now=now)
    assert "It no longer holds" in page("verify", row.token).content.decode()
    assert page("verify", "nothing").status_code == 404


def test_a_notice_is_read_by_everybody_until_its_roster_leaves(forest, published, page, monkeypatch):
    row = Notice.objects.get(pk=published(masked=True))
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 24, tzinfo=UTC))
    shown = page("public_notice", row.token)
    text = shown.content.decode()
    assert shown["X-Robots-Tag"].startswith("noindex")
    assert "丁**" in text
    assert "丁一鸣" not in text
    close_notice(actor=forest.at("A"), notice_id=row.pk, now=datetime(2026, 11, 30, 8, tzinfo=UTC))
    assert len(public_notice(row.token, datetime(2026, 12, 30, tzinfo=UTC).date()).entries) == 2
    gone = public_notice(row.token, datetime(2026, 12, 31, tzinfo=UTC).date())
    assert (gone.entries, gone.roster_gone) == ((), True)
