"""The inbox, the run page and the wall charts in a browser's eyes (without one)."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from procedure_for_tests import CODE, TABLE, WITH_PAPERS, facts_of_request
from unionhall.base.models import Account
from unionhall.kernel.actors import system_actor
from unionhall.workflow import declared, shelf
from unionhall.workflow.models import RunComment, RunFile, RunLog, StandAside
from unionhall.workflow.shelf import PaperOnShelf, Shelf

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture
def as_(people, settings):
    """Log somebody in."""
    settings.SECOND_FACTOR_REQUIRED = False

    def login(name: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(pk=people.ids[name]))
        return client

    return login


def page(client: Client, name: str, *args: object, query: str = "") -> str:
    answer = client.get(reverse(f"workflow:{name}", args=args) + query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_each_sees_what_waits_for_them(as_, asked):
    assert asked.title in page(as_("park"), "inbox")
    assert asked.title not in page(as_("chair"), "inbox")
    assert asked.title in page(as_("chair"), "waiting")
    assert asked.title not in page(as_("park"), "waiting")
    assert asked.title not in page(as_("twin"), "waiting")
    for name in ("worker", "auditor", "station"):
        assert asked.title not in page(as_(name), "inbox")


def test_the_row_says_what_is_next_by_when(as_, asked):
    said = page(as_("park"), "inbox")
    for part in ("Approve", "Asked", "working day", "provisional", "data-row"):
        assert part in said


def test_what_is_over_stands_under_done(as_, asked, step, people):

    step(asked, "lapse", system_actor("workflow"))
    assert asked.title in page(as_("park"), "done")
    assert asked.title not in page(as_("park"), "inbox")


def test_search_by_initials(as_, asked):
    assert asked.title in page(as_("park"), "inbox", query="?q=jcdqs")
    assert asked.title not in page(as_("park"), "inbox", query="?q=zzz")


def test_the_run_page_says_where_it_stands_and_what_is_missing(as_, begin):
    run = begin()
    said = page(as_("chair"), "run", run.pk)
    for part in ("Drafting", "0 of 100 are present.", "missing", "now here", "<svg", "not verified", "chair"):
        assert part in said, part
    assert 'value="submit"' not in said  # not everything is met


def test_a_step_is_taken_on_the_page(as_, asked):
    client = as_("park")
    said = page(client, "run", asked.pk)
    assert 'value="approve"' in said
    answer = client.post(reverse("workflow:fire", args=[asked.pk]), {"event": "approve", "version": 2})
    assert answer.status_code == 302
    asked.refresh_from_db()
    assert asked.state == "waiting"
    assert "nobody has to act" in page(client, "run", asked.pk)
    again = client.post(reverse("workflow:fire", args=[asked.pk]), {"event": "approve", "version": 2})
    assert again.status_code == 409
    assert "Somebody was faster" in again.content.decode()


def test_a_refusal_is_said_on_the_page(as_, begin, asked):
    answer = as_("park").post(reverse("workflow:fire", args=[asked.pk]), {"event": "send_back", "version": 2})
    assert answer.status_code == 422
    assert "Write the reason" in answer.content.decode()
    run = begin(title="二")
    answer = as_("chair").post(reverse("workflow:fire", args=[run.pk]), {"event": "submit", "version": 1})
    assert answer.status_code == 422
    assert "0 of 100 are present. The name is" in answer.content.decode()
    answer = as_("chair").post(reverse("workflow:fire", args=[run.pk]), {"event": "sub mit", "version": "x"})
    assert answer.status_code == 302


def test_out_of_reach_there_is_nothing(as_, asked):
    client = as_("twin")
    assert client.get(reverse("workflow:run", args=[asked.pk])).status_code == 404
    for name in ("fire", "sign", "comment", "attach", "aside"):
        answer = client.post(
            reverse(f"workflow:{name}", args=[asked.pk]),
            {"event": "approve", "version": 2, "text": "x", "reason": "x", "step": "check", "agreed": "yes"},
        )
        assert answer.status_code in {404, 422}, name
    assert RunLog.objects.filter(run=asked).count() == 2
    assert not RunComment.objects.exists()
    assert not RunFile.objects.exists()


def test_comments_files_and_standing_aside(as_, asked):

    client = as_("park")
    assert client.post(reverse("workflow:comment", args=[asked.pk]), {"text": "请尽快"}).status_code == 302
    upload = SimpleUploadedFile("证明.txt", "证明".encode())
    assert client.post(reverse("workflow:attach", args=[asked.pk]), {"file": upload}).status_code == 302
    assert client.post(reverse("workflow:attach", args=[asked.pk]), {}).status_code == 422
    assert client.post(reverse("workflow:aside", args=[asked.pk]), {"reason": "亲属"}).status_code == 302
    said = page(client, "run", asked.pk)
    for part in ("请尽快", "证明.txt", "You stand aside"):
        assert part in said
    assert 'value="approve"' not in said
    assert StandAside.objects.count() == 1


def test_signatures_on_the_page(as_, asked, step, people):

    run = step(asked, "approve", people["county"])
    run = step(run, "take_effect", system_actor("workflow"))
    client = as_("park")
    assert "Sign “Checked”" in page(client, "run", run.pk)
    body = {"event": "pay", "version": run.version, "step": "check", "agreed": "yes"}
    assert client.post(reverse("workflow:sign", args=[run.pk]), body).status_code == 302
    assert client.post(reverse("workflow:sign", args=[run.pk]), body).status_code == 409
    assert 'value="pay"' in page(client, "run", run.pk)


def test_papers_are_listed_where_somebody_keeps_them(as_, begin):
    held = [PaperOnShelf("T01", "Erstes", "filed", "甲工字〔2026〕1号", "/papers/1/")]
    former = shelf.current_shelf()
    shelf.keep_papers(
        Shelf(
            templates=lambda: {"T01": "Erstes", "T02": "Zweites", "T03": "Drittes"},
            held=lambda _subject: held,
            readable=lambda _actor, _subject: held,
            fill_url=lambda subject, template, at: f"/fill/{subject}/{template}/{at}/",
        )
    )
    declared.register(WITH_PAPERS, facts=facts_of_request)
    try:
        run = begin(procedure=WITH_PAPERS.code)
        said = page(as_("chair"), "run", run.pk)
        for part in (
            "甲工字〔2026〕1号",
            f"/fill/run:{run.pk}/T02/{run.scope_path}/",
            "The paper T02 Zweites is not filled in yet.",
        ):
            assert part in said
    finally:
        declared.withdraw(WITH_PAPERS.code)
        shelf.put_back(former)


def test_procedures_and_their_charts(as_, asked):
    client = as_("park")
    assert "Request" in page(client, "procedures")
    assert "Send back leads to Drafting" in page(client, "procedure", CODE)
    drawn = client.get(reverse("workflow:chart", args=[CODE]) + f"?run={asked.pk}")
    assert drawn["Content-Type"] == "image/svg+xml"
    assert "now here" in drawn.content.decode()
    for size in ("a4", "a1"):
        made = client.get(reverse("workflow:wall_pdf", args=[CODE, size]))
        assert made.content.startswith(b"%PDF-")
    assert client.get(reverse("workflow:wall_pdf", args=[CODE, "a0"])).status_code == 404
    assert client.get(reverse("workflow:bpmn", args=[CODE])).content.startswith(b"<?xml")
    assert client.get(reverse("workflow:procedure", args=["testing.nothing"])).status_code == 404
    assert as_("twin").get(reverse("workflow:chart", args=[CODE]) + f"?run={asked.pk}").status_code == 404


def test_a_page_asks_a_bounded_number_of_questions(as_, begin, django_assert_max_num_queries):
    for number in range(12):
        begin(title=f"第{number}件")
    client = as_("chair")
    client.get(reverse("workflow:inbox"))
    with django_assert_max_num_queries(30):
        page(client, "inbox")


def test_home_names_what_waits(as_, asked):
    said = as_("park").get("/").content.decode()
    assert asked.title in said
    assert TABLE.title in said
