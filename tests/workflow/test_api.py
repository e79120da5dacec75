"""The API of the workflow: what the pages offer, with a token."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from api_callers import Caller
from procedure_for_tests import CODE
from unionhall.base import clock
from unionhall.base.actions.issue_token import issue_token
from unionhall.base.authority import all_grants, holdings_for
from unionhall.base.rules.tokens import PERSONS_ONLY
from unionhall.workflow.models import RunComment, RunFile


@pytest.fixture
def calls(people, settings):
    """Return a caller with a token of one of the people."""
    settings.SECOND_FACTOR_REQUIRED = False

    def make(name: str) -> Caller:
        actor = people[name]
        grants = [code for code in all_grants() if code not in PERSONS_ONLY and holdings_for(actor, code)]
        now = clock.now()
        issued = issue_token(
            actor=actor, name="test", grants=grants, expires_at=now.replace(year=now.year + 1), now=now
        )
        return Caller(getattr(issued, "secret", issued))

    return make


def test_a_run_is_read_and_moved(calls, asked):
    park = calls("park")
    rows = park("get", "workflow/runs")["items"]
    assert [(row["id"], row["state"], row["organisation_code"]) for row in rows] == [
        (asked.pk, "asked", "O000100010001")
    ]
    read = park("get", f"workflow/runs/{asked.pk}")
    steps = {step["event"]: step for step in read["steps"]}
    assert steps["approve"]["may"]
    assert steps["send_back"]["needs_reason"]
    assert not steps["lapse"]["may"]
    assert [row["event"] for row in read["log"]] == ["submit", "started"]
    moved = park("post", f"workflow/runs/{asked.pk}/fire", {"event": "approve", "version": 2})
    assert moved == {"version": 3}
    park("post", f"workflow/runs/{asked.pk}/fire", {"event": "approve", "version": 2}, status=409)


def test_a_refusal_carries_every_finding(calls, begin):
    run = begin()
    answer = calls("chair")("post", f"workflow/runs/{run.pk}/fire", {"event": "submit", "version": 1}, status=422)
    assert answer["error"]["code"] == "workflow.not_met"
    found = answer["error"]["facts"]["findings"]
    assert [(one["code"], one["ok"]) for one in found] == [("quorum", False), ("named", False)]
    assert found[0]["sentence"] == "0 of 100 are present."


def test_the_twin_sees_nothing(calls, asked):
    twin = calls("twin")
    for tab in ("mine", "others", "done"):
        assert twin("get", f"workflow/runs?tab={tab}")["items"] == []
    twin("get", "workflow/runs?tab=all", status=404)
    twin("get", f"workflow/runs/{asked.pk}", status=404)
    twin("post", f"workflow/runs/{asked.pk}/fire", {"event": "approve", "version": 2}, status=404)


def test_comments_files_and_standing_aside(calls, asked):
    park = calls("park")
    park("post", f"workflow/runs/{asked.pk}/comments", {"text": "请尽快"}, status=201)
    upload = {"file": SimpleUploadedFile("证明.txt", "证明".encode())}
    park("post", f"workflow/runs/{asked.pk}/files", form=upload, status=201)
    park("post", f"workflow/runs/{asked.pk}/aside", {"reason": "亲属"})
    assert (RunComment.objects.count(), RunFile.objects.count()) == (1, 1)
    answer = park("post", f"workflow/runs/{asked.pk}/fire", {"event": "approve", "version": 2}, status=422)
    assert answer["error"]["code"] == "workflow.set_aside"


def test_household(calls, ground):
    kin = ground.member("000100010001").person
    park = calls("park")
    tie = park("post", "workflow/household", {"person_id": kin.pk}, status=201)["id"]
    assert [row["person_id"] for row in park("get", "workflow/household")["items"]] == [kin.pk]
    park("post", f"workflow/household/{tie}/end", {})
    assert park("get", "workflow/household")["items"] == []


def test_procedures_charts_profiles_and_quorums(calls, table):
    park = calls("park")
    assert CODE in {one["code"] for one in park("get", "workflow/procedures")}
    assert park("get", f"workflow/procedures/{CODE}/chart.svg").content.startswith(b"<svg")
    assert park("get", f"workflow/procedures/{CODE}/chart.pdf?size=a1").content.startswith(b"%PDF")
    park("get", f"workflow/procedures/{CODE}/chart.pdf?size=a0", status=404)
    assert park("get", f"workflow/procedures/{CODE}/bpmn").content.startswith(b"<?xml")
    shanghai = next(one for one in park("get", "workflow/profiles?on=2026-11-22") if one["code"] == "SH")
    reply = next(one for one in shanghai["numbers"] if one["key"] == "bargaining.reply")
    assert (reply["value"], reply["verified"], reply["profile"]) == (15, True, "SH")
    answer = park("get", "workflow/quorum?profile=CN&kind=congress&n=125")
    assert answer == {"quorum": 84, "votes_needed": 63, "verified": False}
    park("get", "workflow/quorum?profile=XX&kind=congress&n=125", status=422)
    park("get", "workflow/quorum?profile=CN&kind=party&n=125", status=404)
