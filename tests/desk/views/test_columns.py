"""Columns as pages: drafts, the second pair of eyes, what readers see; whose, and how many questions they ask."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from unionhall.desk.models import ColumnPost, ColumnRead

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32


def counted(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def send(client, url: str, **typed):
    answer = client.post(url, typed)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return answer["Location"]


def test_from_the_draft_to_the_readers_and_back(log_in, station):
    writer, other, reader = log_in("wang"), log_in("li"), log_in()
    typed = {"organisation": station.code, "kind": "policy", "title": "困难职工认定", "body": "一、条件\n二、材料"}
    here = send(writer, reverse("desk:write_post"), **typed)
    post = ColumnPost.objects.get()
    assert reader.get(reverse("desk:read_post", args=[post.pk])).status_code == 404
    send(writer, reverse("desk:attach_post_file", args=[post.pk]), file=SimpleUploadedFile("表.png", PNG))
    assert "a colleague or the head" in writer.get(here).content.decode()
    refused = writer.post(reverse("desk:publish_post", args=[post.pk]), {"version": post.version})
    assert refused.status_code == 422
    send(other, reverse("desk:publish_post", args=[post.pk]), version=post.version)
    page = reader.get(reverse("desk:read_post", args=[post.pk])).content.decode()
    assert "二、材料" in page
    file = post.files.get()
    answer = reader.get(reverse("desk:read_post_file", args=[post.pk, file.file_id]))
    assert (answer.status_code, answer.content) == (200, PNG)
    assert reader.get(reverse("desk:read_post_file", args=[post.pk, 999_999])).status_code == 404
    send(other, reverse("desk:pin_post", args=[post.pk]), pinned="yes")
    assert "Times opened" in other.get(here).content.decode()
    post.refresh_from_db()
    send(other, reverse("desk:withdraw_post", args=[post.pk]), version=post.version, reason="政策变了")
    assert reader.get(reverse("desk:read_post", args=[post.pk])).status_code == 404
    assert reader.get(reverse("desk:read_post_file", args=[post.pk, file.file_id])).status_code == 404


def test_a_draft_is_changed_and_a_file_taken_off(log_in, draft):
    post, client = draft(), log_in("wang")
    url = reverse("desk:revise_post", args=[post.pk])
    send(client, reverse("desk:attach_post_file", args=[post.pk]), file=SimpleUploadedFile("表.png", PNG))
    send(client, reverse("desk:drop_post_file", args=[post.pk, post.files.get().file_id]))
    assert not post.files.exists()
    typed = {
        "version": post.version,
        "kind": "news",
        "title": "新的题目",
        "body": "新的正文",
        "valid_until": "2026-11-01",
    }
    assert client.post(url, typed).status_code == 422
    send(client, url, **{**typed, "valid_until": "2026-12-01"})
    assert client.post(url, typed).status_code == 422  # stale
    post.refresh_from_db()
    assert (post.title, post.kind) == ("新的题目", "news")


def test_readers_are_counted_and_nothing_else(log_in, published):
    post = published()
    url = reverse("desk:read_post", args=[post.pk])
    for _ in range(3):
        log_in().get(url)
    log_in("worker").get(url)
    log_in("wang").get(url)
    log_in().head(url)
    (row,) = ColumnRead.objects.values("post_id", "count")
    assert row == {"post_id": post.pk, "count": 4}
    assert {field.name for field in ColumnRead._meta.get_fields()} == {"id", "post", "day", "count"}


@pytest.mark.parametrize("who", ["twin", "far_station", "next_park", "chair"])
def test_somebody_elses_draft_is_not_there(log_in, draft, who):
    post, client = draft(), log_in(who)
    assert client.get(reverse("desk:post", args=[post.pk])).status_code == 404
    for name in ("publish_post", "withdraw_post", "pin_post", "attach_post_file", "revise_post"):
        typed = {"file": SimpleUploadedFile("a.png", PNG), "version": "1", "reason": "x"}
        assert client.post(reverse(f"desk:{name}", args=[post.pk]), typed).status_code in {403, 404}


def test_list_and_post_ask_no_more_for_more(log_in, published):
    client, seen = log_in("wang"), []
    for turn in range(2):
        for number in range(3):
            post = published(f"第{turn}{number}篇")
            log_in().get(reverse("desk:read_post", args=[post.pk]))
        seen.append(
            (counted(client, reverse("desk:posts")), counted(client, reverse("desk:read_post", args=[post.pk])))
        )
    assert seen[0] == seen[1]
