"""The office pages answer, fill, file, edit and preview without JavaScript."""

from datetime import date

import pytest
from django.urls import reverse

from unionhall.base.models import Account, RoleAssignment
from unionhall.papers.models import Notice, Paper, TemplateVersion


@pytest.fixture
def office(client, forest, now):
    account = Account.objects.get(pk=forest.account)
    RoleAssignment.objects.create(
        account=account, role="park_officer", scope_path=forest.paths["A"], subtree=True,
        from_on=date(2020, 1, 1), granted_at=now,
    )  # fmt: skip
    client.force_login(account)
    return client


def url(name, *args):
    return reverse(f"papers:{name}", args=args)


def test_lists_and_records_answer(office, draft, filed, published):
    kept, locked, notice = draft(), filed(), published()
    for address in (
        url("papers"), url("templates"), url("template", "T02"), url("fill", "T05"), url("word"), url("paper", kept),
        url("paper", locked), url("change", kept), url("notices"), url("notice", notice), url("publish_notice"),
        url("change_entry", notice, 1), url("receive_objection", notice),
    ):  # fmt: skip
        assert office.get(address).status_code == 200, address
    for address in (url("pdf", kept), url("wall_sheet", notice)):
        answer = office.get(address)
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF-")


def test_a_paper_is_filled_and_filed_in_the_browser(office):
    typed = {
        "union_name": "甲厂工会", "meeting": "第一次会员大会",
        "tellers": "总监票人 | 张三 | 一车间\n监票人 | 李四 | 二车间",
    }  # fmt: skip
    missing = office.post(url("fill", "T14"), typed | {"union_name": ""})
    assert missing.status_code == 422
    assert office.post(url("fill", "T14"), typed).status_code == 302
    row = Paper.objects.get()
    assert "李四" in office.get(url("paper", row.pk)).content.decode()
    office.post(url("file", row.pk))
    assert Paper.objects.get().number == "甲镇工〔2026〕1号" or Paper.objects.get().serial == 1
    assert office.post(url("withdraw", row.pk), {"reason": "重发"}).status_code == 302


def posted(page):
    """Return the form of the editor as a browser would send it."""
    context = page.context
    sent = {
        "blocks": len(context["blocks"]),
        "based_on": context["values"]["based_on"],
        "title": context["values"]["title"],
    }
    for block in context["blocks"]:
        sent |= {f"b{block['number']}-{key}": value for key, value in block["values"].items()}
    return sent


def test_a_template_is_edited_as_rows_of_a_form(office):
    address = url("template", "T02")
    sent = posted(office.get(address))
    assert office.post(address, sent | {"do": "preview"}).content.startswith(b"%PDF-")
    added = posted(office.post(address, sent | {"do": "add:2"}))
    assert (added["blocks"], added["b3-kind"]) == (sent["blocks"] + 1, "paragraph")
    added["b3-text"] = "{ghost}"
    refused = office.post(address, added | {"do": "keep"})
    assert refused.status_code == 422
    assert "ghost" in refused.content.decode()
    added["b3-text"] = "新增一段"
    assert office.post(address, added | {"do": "keep"}).status_code == 302
    assert TemplateVersion.objects.get().version == 1
    dropped = posted(office.post(address, posted(office.get(address)) | {"do": "drop:3"}))
    assert dropped["blocks"] == sent["blocks"]
    assert office.post(url("restore_template", "T02")).status_code == 302


def test_a_notice_is_published_objected_and_refused_in_the_browser(office):
    typed = {
        "title": "候选人公示", "body": "现予公示。", "roster": "丁一鸣 | 甲厂 | 主任",
        "rule_key": "election.display", "start_on": "2099-01-05", "working_days": "4", "contact": "201室",
    }  # fmt: skip
    short = office.post(url("publish_notice"), typed)
    assert short.status_code == 422
    assert "4" in short.content.decode()
    assert office.post(url("publish_notice"), typed | {"working_days": "5"}).status_code == 302
    notice = Notice.objects.get()
    objection = {"channel": "phone", "position": "1", "text": "不符合条件"}
    assert office.post(url("receive_objection", notice.pk), objection).status_code == 302
    held = notice.objections.get()
    assert office.get(url("decide_objection", held.pk)).status_code == 200
    decided = {"finding": "dismissed", "reply": "经查符合条件"}
    assert office.post(url("decide_objection", held.pk), decided).status_code == 302
    assert office.post(url("reveal_objector", held.pk), {"reason": "回访"}).status_code == 200
    assert office.post(url("withdraw_notice", notice.pk), {"reason": "重发"}).status_code == 302
