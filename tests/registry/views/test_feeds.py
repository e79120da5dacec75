"""The office sees what waits for a system above, sends it, hands in the answer and finds what to mend."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registry.views.feed_office import begun, text_of
from unionhall.base.jobs import Task
from unionhall.base.models import Job
from unionhall.registry import jobs
from unionhall.registry.models import FeedRecord, FeedRun, FeedSystem, Person


def done(actor):
    job = Job.objects.latest("pk")
    run = {"registry.feed_upward": jobs.feed_upward, "registry.read_feed_return": jobs.read_feed_return}[job.name]
    return run(Task(id=job.pk, name=job.name, payload=job.payload, actor=actor))


@pytest.fixture
def county(officer_at):
    return officer_at("C", "county_officer")


def test_one_begins_with_the_usual_columns(forest, county):
    _, client = county
    first = text_of(client.get(reverse("registry:feeds")))
    assert first.count("Begin with the usual columns") >= 3
    page = text_of(client.get(begun(client)))
    assert "Columns not confirmed" in page
    held = FeedSystem.objects.get()
    assert (held.owner.code, held.verified) == ("C", False)
    assert "PROVINCIAL-APP" not in text_of(client.get(reverse("registry:feeds"))).partition("starters")[2]
    assert client.post(reverse("registry:begin_feed"), {"starter": "nonsense"}).status_code == 422


def test_from_waiting_to_mended(forest, county, member):
    actor, client = county
    spells = [member(number) for number in (1, 2)]
    Person.objects.filter(spells=spells[1]).update(phone="", phone_index=None)
    address = begun(client)
    page = text_of(client.get(address))
    assert "Send 1 record" in page
    assert "Incomplete, stays here" in page
    assert "手机号" in page
    system = FeedSystem.objects.get()
    sent = client.post(reverse("registry:run_feed", args=[system.pk]))
    assert sent.headers["Location"] == reverse("base:job", args=[Job.objects.latest("pk").pk])
    result = done(actor)
    assert (result["rows"], result["unready"]) == (1, 1)

    page = text_of(client.get(result["page_url"]))
    assert reverse("base:file", args=[result["file_id"]]) in page
    missing = client.post(reverse("registry:feed_return", args=[result["run"]]))
    assert missing.status_code == 422
    assert "No file was chosen" in text_of(missing)
    answer = f"外部编号,处理结果,失败原因\nM{spells[0]},失败,姓名与公安不符\n".encode()
    client.post(
        reverse("registry:feed_return", args=[result["run"]]), {"file": SimpleUploadedFile("return.csv", answer)}
    )
    assert done(actor)["rejected"] == 1

    rejected = text_of(client.get(f"{reverse('registry:feed_records')}?system={system.pk}&state=rejected"))
    person = Person.objects.get(spells=spells[0])
    assert "姓名与公安不符" in rejected
    assert reverse("registry:person", args=[person.pk]) in rejected
    Person.objects.filter(pk=person.pk).update(name="张叁")
    page = text_of(client.get(address))
    assert "Rejected, corrected since" in page
    assert "Send 1 record" in page
    assert reverse("registry:feed_run", args=[FeedRun.objects.get().pk]) in page


def test_organisations_lead_to_their_pages(forest, county):
    _, client = county
    page = text_of(client.get(begun(client, "REAL-NAME-UNIONS")))
    assert reverse("registry:organisation", args=["A1"]) in page


def test_more_records_than_are_compared_at_once(forest, county, member, monkeypatch):
    _, client = county
    member(1), member(2)
    address = begun(client)
    monkeypatch.setattr("unionhall.registry.views.feeds.COMPARED_AT_ONCE", 1)
    assert "Send what is new or corrected" in text_of(client.get(address))


def test_the_twin_sees_nothing(forest, county, officer_at):
    _, client = county
    address = begun(client)
    _, other = officer_at("B", "county_officer")
    assert other.get(address).status_code == 404
    assert "省级工会" not in text_of(other.get(reverse("registry:feeds"))).partition("starters")[0]
    _, park = officer_at("A", "park_officer")
    assert park.get(reverse("registry:feeds")).status_code == 403
    assert FeedRecord.objects.count() == 0
